package dev.lockstep.pipeline.check.reference;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.stage.ForEach;
import dev.lockstep.pipeline.stage.Matrix;
import dev.lockstep.pipeline.stage.Work;
import java.util.List;
import java.util.regex.Pattern;

/// No text looks like `${name}`: in the state machine that stands for the ARN of a function, and would be replaced.
/// Only in a task's arguments some stand for what an environment is.
public final class Placeholders implements Check {

    /// What a task's arguments can say of the environment the state machine is deployed to.
    public static final List<String> OF_ENVIRONMENT = List.of("account", "partition", "prefix", "region");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        pipeline.triggers()
                .forEach(trigger -> trigger.parameters().values().forEach(value -> look(value, List.of(), problems)));
        for (var stage : pipeline.stages()) {
            look(stage.with(), List.of(), problems);
            switch (stage.work()) {
                case Work.Task task -> look(task.arguments(), OF_ENVIRONMENT, problems);
                case Work.Approval approval ->
                    approval.message().ifPresent(message -> look(message, List.of(), problems));
                case Work.Handler _, Work.Child _, Work.Choice _, Work.Wait _ -> {}
            }
            stage.forEach().ifPresent(each -> items(each, problems));
            stage.functions().stream()
                    .filter(function -> !function.name().equals(stage.name()))
                    .forEach(function -> look(function.with(), List.of(), problems));
        }
        pipeline.onFailure().ifPresent(handler -> look(handler.with(), List.of(), problems));
    }

    private static void items(ForEach each, Problems problems) {
        each.distributed()
                .flatMap(ForEach.Distribution::results)
                .ifPresent(results -> look(results, List.of(), problems));
        switch (each.items()) {
            case ForEach.Items.Listed listed -> look(listed.list(), List.of(), problems);
            case ForEach.Items.Stored stored -> look(stored.address(), List.of(), problems);
            case ForEach.Items.Combined(Matrix matrix) -> {
                matrix.axes().values().stream()
                        .flatMap(List::stream)
                        .forEach(value -> look(value, List.of(), problems));
                matrix.include().forEach(value -> look(value, List.of(), problems));
            }
        }
    }

    private static void look(Value value, List<String> allowed, Problems problems) {
        switch (value) {
            case Value.Text text ->
                PLACEHOLDER
                        .matcher(text.text())
                        .results()
                        .filter(found -> !allowed.contains(found.group(1)))
                        .findFirst()
                        .ifPresent(found -> problems.add(
                                text.place(),
                                "expression.placeholder",
                                nothing(found.group(), found.group(1), allowed)));
            case Value.Array array -> array.items().forEach(item -> look(item, allowed, problems));
            case Value.Fields fields -> fields.entries().values().forEach(item -> look(item, allowed, problems));
            case Value.Expression _, Value.Numeric _, Value.Bool _, Value.Null _ -> {}
        }
    }

    private static String nothing(String written, String name, List<String> allowed) {
        return "'" + written + "' is nothing Lockstep fills in; "
                + (allowed.isEmpty() ? "" : "there is ${" + String.join("}, ${", allowed) + "}; or ")
                + "write an expression, as in \"{% $params." + name + " %}\"";
    }
}
