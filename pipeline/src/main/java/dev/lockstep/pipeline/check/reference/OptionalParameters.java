package dev.lockstep.pipeline.check.reference;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.problem.Problems;

/// A parameter without a default may be missing; reading it then would end the run, so it is asked for first.
public final class OptionalParameters implements Check {

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        for (var site : Site.readable(pipeline)) {
            if (site.expression().calls().contains("exists")) {
                continue;
            }
            for (var name : site.expression().fieldsOf("params")) {
                pipeline.parameter(name)
                        .filter(parameter -> !parameter.required()
                                && parameter.defaultValue().isEmpty())
                        .ifPresent(parameter -> problems.add(
                                site.place(),
                                "reference.optional",
                                "parameter '" + name + "' may be missing; make it required, give it a default, or ask: "
                                        + "$exists($params." + name + ") ? $params." + name + " : …"));
            }
        }
    }
}
