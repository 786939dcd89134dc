package dev.lockstep.functions.transform;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.Finding;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.bundle.Bundle;
import dev.lockstep.functions.bundle.Bundles;
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
    /// @param bundle the files to rewrite
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
        Rewriting rewriting = new Rewriting(input.rules(), input.refuse().orElse(List.of()));
        List<Finding> findings = new ArrayList<>();
        Bundles.Sifted sifted = new Bundles(context.data()).sift(input.bundle(), file -> {
            Rewriting.Result result = rewriting.rewrite(file.path(), file.mustText());
            if (!result.errors().isEmpty() && findings.size() < SHOWN) {
                findings.add(result.errors().getFirst());
            }
            return new Bundles.Judged(SourceFile.of(file.path(), result.text()), result.changes(), result.errors());
        });
        Counts counts = sifted.counts();
        context.log().info("rewrote " + counts.in() + " files", Map.of("without_errors", counts.out()));
        return new Output(
                sifted.bundle(),
                sifted.report(),
                rewriting.changes(),
                findings,
                counts,
                sifted.bundle().bytes().orElse(0L),
                sifted.artifacts());
    }
}
