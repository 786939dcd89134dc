package dev.lockstep.functions.validate;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.Finding;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.bundle.Bundle;
import dev.lockstep.functions.bundle.BundleWriter;
import dev.lockstep.functions.bundle.Bundles;
import dev.lockstep.functions.bundle.FileReport;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.DataSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds each file of a bundle against rules. Clean files go on; what is wrong with the others stands in the report,
/// a line a file.
public final class ValidateFilesHandler extends StageHandler<ValidateFilesHandler.Input, ValidateFilesHandler.Output> {
    public ValidateFilesHandler() {
        super(Input.class);
    }

    /// What to check. That a file is UTF-8 text and not empty is always asked for.
    public record Input(Bundle bundle, Optional<List<FileRule>> rules) {}

    /// What came of it.
    ///
    /// @param bundle the clean files
    /// @param report what became of each file
    /// @param quality the share of clean files
    public record Output(
            Bundle bundle,
            DataSet report,
            double quality,
            List<Finding> findings,
            Counts counts,
            long bytes,
            List<Artifact> artifacts) {}

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        Bundles bundles = new Bundles(context.data());
        FileChecks checks = new FileChecks(input.rules().orElse(List.of()));
        Findings findings = new Findings();
        try (BundleWriter clean = bundles.write(input.bundle().name());
                FileReport report = new FileReport(
                        context.data(), "report-" + input.bundle().name())) {
            bundles.each(input.bundle(), file -> {
                List<Finding> wrong = checks.check(file);
                wrong.forEach(findings::add);
                report.add(file.path(), file.size(), 0, wrong);
                if (wrong.isEmpty()) {
                    clean.add(file);
                }
            });
            Bundle kept = clean.commit();
            DataSet written = report.commit();
            long all = written.records().orElseThrow();
            context.log().info("checked " + all + " files", Map.of("clean", kept.files()));
            List<Artifact> artifacts = new ArrayList<>(List.of(kept.artifact(), written.artifact()));
            return new Output(
                    kept,
                    written,
                    all == 0 ? 1 : (double) kept.files() / all,
                    findings.worst(),
                    new Counts(all, kept.files(), all - kept.files()),
                    kept.bytes().orElse(0L),
                    artifacts);
        }
    }
}
