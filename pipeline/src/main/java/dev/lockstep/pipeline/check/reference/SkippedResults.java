package dev.lockstep.pipeline.check.reference;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.graph.Precedence;
import dev.lockstep.pipeline.problem.Problems;

/// A stage with `when` may not have run: its result is null then, and null has no fields to read.
public final class SkippedResults implements Check {

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        var order = Precedence.of(pipeline.stages());
        for (var site : Site.readable(pipeline)) {
            var expression = site.expression();
            if (expression.calls().contains("exists")
                    || site.stage().flatMap(stage -> stage.when()).isPresent()) {
                continue;
            }
            for (var name : expression.variables()) {
                var skippable =
                        pipeline.stage(name).filter(stage -> stage.when().isPresent());
                var early = site.stage()
                        .filter(stage -> !order.before(name, stage.name()))
                        .isPresent(); // told as such
                if (skippable.isPresent()
                        && !early
                        && !expression.fieldsOf(name).isEmpty()) {
                    problems.add(
                            site.place(),
                            "reference.skipped",
                            "stage '" + name + "' may be skipped by its 'when', and then $" + name
                                    + " is null; give this stage a 'when' too, or ask $exists(" + "$" + name + "."
                                    + expression.fieldsOf(name).getFirst() + ") first");
                }
            }
        }
    }
}
