package dev.lockstep.functions.analyze;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.data.TableReader;
import dev.lockstep.functions.json.Records;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Describes a table: of each column how many values, how many missing, how many different, the least, the greatest
/// and, of numbers, the mean. The description is a JSON document of the run.
public final class AnalyzeHandler extends StageHandler<AnalyzeHandler.Input, AnalyzeHandler.Output> {
    public AnalyzeHandler() {
        super(Input.class);
    }

    /// What to describe.
    ///
    /// @param columns all of them when not given
    public record Input(DataSet data, Optional<List<String>> columns) {}

    /// What came of it.
    public record Output(Artifact profile, List<Artifact> sources, List<Artifact> artifacts, Counts counts) {}

    /// The document.
    public record Profile(String uri, long records, Map<String, ColumnProfile> columns) {}

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        try (TableReader table = context.data().read(input.data())) {
            Map<String, ColumnTally> tallies = new LinkedHashMap<>();
            for (String column : input.columns().orElse(table.columns().names())) {
                tallies.put(column, new ColumnTally(table.columns().place(column)));
            }
            long records = 0;
            for (Row row = table.next(); row != null; row = table.next()) {
                records++;
                for (ColumnTally tally : tallies.values()) {
                    tally.add(row);
                }
            }
            Map<String, ColumnProfile> columns = new LinkedHashMap<>();
            tallies.forEach((name, tally) -> columns.put(name, tally.profile()));
            Profile profile = new Profile(input.data().uri(), records, columns);
            Artifact written = context.data().writeJson("profile", Records.encode(profile));
            return new Output(written, List.of(input.data().artifact()), List.of(written), Counts.all(records));
        }
    }
}
