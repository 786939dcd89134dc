package dev.lockstep.pipeline.check.reference;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.problem.Problems;

/// Expressions are whole JSONata, and of the kind Step Functions takes: it has no context to begin a path at, and no
/// `$eval`.
public final class Writing implements Check {

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        for (var site : Site.all(pipeline)) {
            var expression = site.expression();
            if (expression.fault().isPresent()) {
                problems.add(
                        site.place(),
                        "expression.syntax",
                        "this is not an expression: " + expression.fault().get());
                continue;
            }
            if (expression.calls().contains("eval")) {
                problems.add(site.place(), "expression.refused", "Step Functions does not allow $eval");
            }
            if (expression.beginsAtContext()) {
                problems.add(
                        site.place(),
                        "expression.refused",
                        "'$' is nothing at the beginning of an expression; begin with a variable, as in $params.name");
            }
            if (expression.variables().contains("$")) {
                problems.add(site.place(), "expression.refused", "Step Functions has no '$$'; begin with a variable");
            }
            expression
                    .leadingName()
                    .ifPresent(name -> problems.add(
                            site.place(),
                            "expression.refused",
                            "'" + name + "' is a field of nothing here; an expression begins with a variable, as in '$"
                                    + name + "'"));
        }
    }
}
