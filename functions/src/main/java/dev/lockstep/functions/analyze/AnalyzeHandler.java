package dev.lockstep.functions.analyze;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.Finding;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.cache.EarlierResults;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.data.TableReader;
import dev.lockstep.functions.json.Records;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Describes a table: of each column how many values, how many missing, how many different, the least, the
/// greatest and, of numbers, mean and quantiles, of texts, the shapes they have. The description is a JSON
/// document of the run. It can be compared with that of the last run that was as expected: what has drifted is
/// told, and the share of columns that have not is the quality, which the stage's gate judges.
public final class AnalyzeHandler extends StageHandler<AnalyzeHandler.Input, AnalyzeHandler.Output> {
    /// The data bucket deletes old things by itself.
    private static final Duration KEPT = Duration.ofDays(365);

    public AnalyzeHandler() {
        super(Input.class);
    }

    /// What to describe.
    ///
    /// @param columns all of them when not given
    /// @param drift how far it may be from the one before; not compared when not given
    /// @param data the table
    public record Input(DataSet data, Optional<List<String>> columns, Optional<Drift> drift) {}

    /// What came of it.
    ///
    /// @param findings what has drifted, where that is asked for
    /// @param quality the share of columns that have not
    public record Output(
            Artifact profile,
            Optional<List<Finding>> findings,
            Optional<Double> quality,
            List<Artifact> sources,
            List<Artifact> artifacts,
            Counts counts) {}

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
            Optional<List<Finding>> findings = input.drift().map(drift -> compared(drift, profile, context));
            return new Output(
                    written,
                    findings,
                    findings.map(found -> quality(found, columns.size())),
                    List.of(input.data().artifact()),
                    List.of(written),
                    Counts.all(records));
        }
    }

    /// Only what is as expected becomes what later ones are compared with: a drift is told until somebody accepts it.
    private static List<Finding> compared(Drift drift, Profile profile, StageContext context) {
        EarlierResults results = EarlierResults.of(
                context, context.index().map(index -> "profile-" + index).orElse("profile"));
        Instant now = context.time().now();
        List<Finding> findings = results.find(now)
                .map(earlier -> Records.decode(earlier.result(), Profile.class, "the profile before"))
                .map(before -> drift.between(before, profile))
                .orElse(List.of());
        findings.forEach(finding -> context.log().warn("drift: " + finding.message()));
        if (findings.isEmpty() || drift.accept().orElse(false)) {
            results.keep(context.run(), now, now.plus(KEPT), Records.encode(profile));
        }
        return findings;
    }

    private static double quality(List<Finding> findings, int columns) {
        long drifted = findings.stream().map(Finding::column).distinct().count();
        return columns == 0 ? 1 : Math.max(0, 1 - (double) drifted / columns);
    }
}
