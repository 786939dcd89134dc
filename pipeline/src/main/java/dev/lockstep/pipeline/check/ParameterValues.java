package dev.lockstep.pipeline.check;

import dev.lockstep.pipeline.Parameter;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.problem.Problems;

/// Defaults and allowed values are of the parameter's own type.
final class ParameterValues implements Check {

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        for (var parameter : pipeline.parameters()) {
            choices(parameter, problems);
            parameter.defaultValue().ifPresent(value -> defaultValue(parameter, value, problems));
        }
    }

    private static void choices(Parameter parameter, Problems problems) {
        for (var choice : parameter.choices()) {
            if (!ValueFits.fits(parameter.type(), choice)) {
                problems.add(
                        choice.place(),
                        "parameter.enum",
                        ValueFits.written(choice) + " in enum of parameter '" + parameter.name() + "' is not "
                                + parameter.type().withArticle());
            }
        }
    }

    private static void defaultValue(Parameter parameter, Value value, Problems problems) {
        if (parameter.required()) {
            problems.add(
                    value.place(),
                    "parameter.required",
                    "parameter '" + parameter.name()
                            + "' is required and so never takes its default; drop one of the two");
        }
        if (value instanceof Value.Expression) {
            problems.add(
                    value.place(),
                    "parameter.default",
                    "the default of '" + parameter.name() + "' is an expression; a default is a plain value");
        }
        ValueFits.expectedInstead(parameter, value)
                .ifPresent(expected -> problems.add(
                        value.place(),
                        "parameter.default",
                        "the default of '" + parameter.name() + "' is " + ValueFits.written(value) + "; " + expected));
    }
}
