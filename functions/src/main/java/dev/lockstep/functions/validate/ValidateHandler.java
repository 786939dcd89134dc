package dev.lockstep.functions.validate;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.Finding;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.data.TableReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds each row of a table against rules. Clean rows go on, in one table and, when asked, parted by a column;
/// rejected ones go to quarantine with their line and the reasons. The share of clean rows is the quality, which the
/// stage's gate judges.
public final class ValidateHandler extends StageHandler<ValidateHandler.Input, ValidateHandler.Output> {
    public ValidateHandler() {
        super(Input.class);
    }

    /// What to check.
    ///
    /// @param partitionBy the column whose values part the clean rows
    /// @param data the table to check
    /// @param rules what must be true of its rows
    public record Input(DataSet data, List<RuleText> rules, Optional<String> partitionBy) {}

    /// What came of it.
    ///
    /// @param data the clean rows
    /// @param partitions the clean rows by the value of a column, or all of them as one
    /// @param quarantine the rejected rows, when there are any
    /// @param findings a few, the worst first
    public record Output(
            DataSet data,
            List<DataSet> partitions,
            Optional<DataSet> quarantine,
            double quality,
            List<Finding> findings,
            Counts counts,
            long bytes,
            List<Artifact> artifacts) {}

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        try (TableReader table = context.data().read(input.data());
                Sorter sorter = new Sorter(context.data(), input.data(), table.columns(), input.partitionBy())) {
            Checklist checklist = new Checklist(input.rules(), table.columns(), context.data());
            TableRules ofTable = new TableRules(input.rules(), table.columns(), context.data());
            Findings findings = new Findings();
            for (Row row = table.next(); row != null; row = table.next()) {
                List<Finding> wrong = checklist.check(row);
                wrong.forEach(findings::add);
                sorter.put(row, wrong);
                if (wrong.isEmpty()) {
                    ofTable.take(row);
                }
            }
            TableRules.Verdict verdict = ofTable.judge(input.data().uri(), sorter.clean(), sorter.rejected());
            verdict.findings().forEach(findings::add);
            return output(sorter, verdict.costs(), findings, context);
        }
    }

    private static Output output(Sorter sorter, double costs, Findings findings, StageContext context) {
        Sorter.Sorted sorted = sorter.commit();
        long out = sorter.clean();
        long failed = sorter.rejected();
        double share = out + failed == 0 ? 1 : (double) out / (out + failed);
        double quality = Math.max(0, share - costs);
        List<Artifact> artifacts = new ArrayList<>();
        artifacts.add(sorted.data().artifact());
        sorted.quarantine().ifPresent(rows -> artifacts.add(rows.artifact()));
        context.log().info("checked " + (out + failed) + " rows", Map.of("clean", out, "rejected", failed));
        return new Output(
                sorted.data(),
                sorted.partitions(),
                sorted.quarantine(),
                quality,
                findings.worst(),
                new Counts(out + failed, out, failed),
                sorted.data().bytes().orElse(0L),
                artifacts);
    }
}
