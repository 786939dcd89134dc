package dev.lockstep.pipeline.check.reference;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.problem.Problems;
import java.util.List;

/// An expression's own variables have names of their own: a second `$extract` would hide the stage's result, from
/// readers too.
public final class Shadowing implements Check {

    private static final List<String> TAKEN =
            List.of("params", "run", "event", "item", "items", "matrix", "index", "error", "states");

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        for (var site : Site.readable(pipeline)) {
            site.expression().bound().stream()
                    .filter(name -> TAKEN.contains(name) || pipeline.stage(name).isPresent())
                    .sorted()
                    .forEach(name -> problems.add(
                            site.place(),
                            "reference.shadow",
                            "the expression binds $" + name + ", which has a meaning already; choose another name"));
        }
    }
}
