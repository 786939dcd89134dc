package dev.lockstep.pipeline.check.reference;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.problem.Problems;
import java.util.regex.Pattern;

/// No text looks like `${name}`: in the state machine that stands for the ARN of a function, and would be replaced.
public final class Placeholders implements Check {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{\\w+}");

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        pipeline.triggers().forEach(trigger -> trigger.parameters().values().forEach(value -> look(value, problems)));
        pipeline.stages().forEach(stage -> look(stage.with(), problems));
        pipeline.onFailure().ifPresent(handler -> look(handler.with(), problems));
    }

    private static void look(Value value, Problems problems) {
        switch (value) {
            case Value.Text text -> {
                var found = PLACEHOLDER.matcher(text.text());
                if (found.find()) {
                    problems.add(
                            text.place(),
                            "expression.placeholder",
                            "'" + found.group()
                                    + "' is nothing Lockstep fills in; write an expression, as in \"{% $params."
                                    + found.group().substring(2, found.group().length() - 1) + " %}\"");
                }
            }
            case Value.Array array -> array.items().forEach(item -> look(item, problems));
            case Value.Fields fields -> fields.entries().values().forEach(item -> look(item, problems));
            case Value.Expression _, Value.Numeric _, Value.Bool _, Value.Null _ -> {}
        }
    }
}
