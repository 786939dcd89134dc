package dev.lockstep.pipeline.check.trigger;

import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Parameter;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Trigger;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.check.ValueFits;
import dev.lockstep.pipeline.problem.Problems;

/// A trigger gives the parameters the pipeline has, all it requires, and values that fit: a run it starts must not end
/// at once.
public final class TriggerParameters implements Check {

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        pipeline.triggers().forEach(trigger -> {
            given(pipeline, trigger, problems);
            if (trigger.isAutomatic()) {
                required(pipeline, trigger, problems);
            }
        });
    }

    private static void given(Pipeline pipeline, Trigger trigger, Problems problems) {
        var names = pipeline.parameters().stream().map(Parameter::name).toList();
        trigger.parameters().forEach((name, value) -> {
            var parameter = pipeline.parameter(name);
            if (parameter.isEmpty()) {
                problems.add(
                        value.place(),
                        "trigger.parameter",
                        "trigger '" + trigger.id() + "' gives unknown parameter '" + name + "'"
                                + DidYouMean.ending(name, names));
            } else {
                ValueFits.expectedInstead(parameter.get(), value)
                        .ifPresent(expected -> problems.add(
                                value.place(),
                                "trigger.value",
                                "trigger '" + trigger.id() + "' gives " + ValueFits.written(value) + " for '" + name
                                        + "'; " + expected));
            }
        });
    }

    private static void required(Pipeline pipeline, Trigger trigger, Problems problems) {
        for (var parameter : pipeline.parameters()) {
            var misspelt = DidYouMean.nearest(
                            parameter.name(), trigger.parameters().keySet())
                    .isPresent();
            if (parameter.required() && !misspelt) {
                problems.add(
                        trigger.place(),
                        "trigger.required",
                        "trigger '" + trigger.id() + "' does not give '" + parameter.name()
                                + "', which is required: every run it starts would fail; add it to the trigger's"
                                + " 'parameters'");
            }
        }
    }
}
