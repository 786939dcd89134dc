package dev.lockstep.functions.transform;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.data.TableReader;
import dev.lockstep.functions.data.TableWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes a table of another, row by row. A row whose value cannot be derived fails the stage and names itself: half a
/// table would be worse than none.
public final class TransformHandler extends StageHandler<TransformHandler.Input, TransformHandler.Output> {
    public TransformHandler() {
        super(Input.class);
    }

    /// What to do.
    ///
    /// @param derive new columns, each with its expression
    /// @param rename columns, each with its new name
    /// @param drop columns to leave out
    public record Input(
            DataSet data,
            Optional<Map<String, String>> derive,
            Optional<Map<String, String>> rename,
            Optional<List<String>> drop) {}

    /// What came of it.
    public record Output(DataSet data, List<Artifact> sources, List<Artifact> artifacts, Counts counts, long bytes) {}

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        try (TableReader table = context.data().read(input.data())) {
            Plan plan = new Plan(input.data(), table.columns(), input);
            try (TableWriter out = context.data()
                    .write(input.data().name().orElse("data"), input.data().format(), plan.names())) {
                long records = 0;
                for (Row row = table.next(); row != null; row = table.next()) {
                    out.write(plan.apply(row));
                    records++;
                }
                DataSet made = out.commit().named(input.data().name());
                return new Output(
                        made,
                        List.of(input.data().artifact()),
                        List.of(made.artifact()),
                        Counts.all(records),
                        made.bytes().orElse(0L));
            }
        }
    }
}
