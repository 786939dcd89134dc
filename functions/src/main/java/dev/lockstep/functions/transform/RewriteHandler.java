package dev.lockstep.functions.transform;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.Finding;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.bundle.Bundle;
import dev.lockstep.functions.bundle.BundleWriter;
import dev.lockstep.functions.bundle.Bundles;
import dev.lockstep.functions.bundle.FileReport;
import dev.lockstep.functions.bundle.SourceFile;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.DataSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Rewrites each file of a bundle by rules. A file in which something is left that no rule can mend has errors: only
/// files without any go on, each judged by itself, and the report says what became of every one.
public final class RewriteHandler extends StageHandler<RewriteHandler.Input, RewriteHandler.Output> {
    private static final int SHOWN = 10;

    public RewriteHandler() {
        super(Input.class);
    }

    /// What to do.
    ///
    /// @param rules in the order they are applied, each to what the one before has left
    /// @param refuse what must not be there when all rules have been applied
    public record Input(Bundle bundle, List<RewriteRule> rules, Optional<List<RefuseRule>> refuse) {}

    /// What came of it.
    ///
    /// @param bundle the files without errors, rewritten
    /// @param report what became of each file
    /// @param changes how many places were rewritten, by rule
    public record Output(
            Bundle bundle,
            DataSet report,
            Map<String, Long> changes,
            List<Finding> findings,
            Counts counts,
            long bytes,
            List<Artifact> artifacts) {}

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        Bundles bundles = new Bundles(context.data());
        Rewriting rewriting = new Rewriting(input.rules(), input.refuse().orElse(List.of()));
        List<Finding> findings = new ArrayList<>();
        try (BundleWriter out = bundles.write(input.bundle().name());
                FileReport report = new FileReport(
                        context.data(), "report-" + input.bundle().name())) {
            bundles.each(input.bundle(), file -> {
                Rewriting.Result result = rewriting.rewrite(file.path(), file.mustText());
                report.add(file.path(), file.size(), result.changes(), result.errors());
                if (result.errors().isEmpty()) {
                    out.add(SourceFile.of(file.path(), result.text()));
                } else if (findings.size() < SHOWN) {
                    findings.add(result.errors().getFirst());
                }
            });
            Bundle kept = out.commit();
            DataSet written = report.commit();
            long all = written.records().orElseThrow();
            context.log().info("rewrote " + all + " files", Map.of("without_errors", kept.files()));
            return new Output(
                    kept,
                    written,
                    rewriting.changes(),
                    findings,
                    new Counts(all, kept.files(), all - kept.files()),
                    kept.bytes().orElse(0L),
                    List.of(kept.artifact(), written.artifact()));
        }
    }
}
