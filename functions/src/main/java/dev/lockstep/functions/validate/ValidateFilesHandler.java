package dev.lockstep.functions.validate;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.Finding;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.bundle.Bundle;
import dev.lockstep.functions.bundle.Bundles;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.DataSet;
import java.io.IOException;
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
    ///
    /// @param bundle the files to check
    /// @param rules what must be true of them
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
        FileChecks checks = new FileChecks(input.rules().orElse(List.of()));
        Findings findings = new Findings();
        Bundles.Sifted sifted = new Bundles(context.data()).sift(input.bundle(), file -> {
            List<Finding> wrong = checks.check(file);
            wrong.forEach(findings::add);
            return new Bundles.Judged(file, 0, wrong);
        });
        Counts counts = sifted.counts();
        context.log().info("checked " + counts.in() + " files", Map.of("clean", counts.out()));
        return new Output(
                sifted.bundle(),
                sifted.report(),
                counts.in() == 0 ? 1 : (double) counts.out() / counts.in(),
                findings.worst(),
                counts,
                sifted.bundle().bytes().orElse(0L),
                sifted.artifacts());
    }
}
