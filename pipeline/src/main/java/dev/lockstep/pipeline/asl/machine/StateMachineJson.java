package dev.lockstep.pipeline.asl.machine;

import dev.lockstep.pipeline.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;

/// States to JSON: the one place that knows how a field is spelt and in which order fields stand.
public final class StateMachineJson {

    private StateMachineJson() {}

    public static Json.Fields whole(String comment, OptionalLong timeoutSeconds, StateMachine machine) {
        var json = Json.Fields.NONE.with("Comment", comment).with("QueryLanguage", "JSONata");
        if (timeoutSeconds.isPresent()) {
            json = json.with("TimeoutSeconds", timeoutSeconds.getAsLong());
        }
        return json.with("StartAt", machine.startAt()).with("States", states(machine));
    }

    private static Json.Fields part(StateMachine machine) {
        return Json.Fields.NONE.with("StartAt", machine.startAt()).with("States", states(machine));
    }

    private static Json.Fields states(StateMachine machine) {
        var states = new LinkedHashMap<String, Json>();
        machine.states().forEach((name, state) -> states.put(name, state(state)));
        return new Json.Fields(states);
    }

    private static Json.Fields state(State state) {
        return switch (state) {
            case State.Task task -> task(task);
            case State.Parallel parallel -> parallel(parallel);
            case State.Map map -> map(map);
            case State.Choice choice -> choice(choice);
            case State.Wait wait ->
                exit(
                        assign(typed("Wait", wait.comment()).with(wait.field(), wait.length()), wait.assign()),
                        wait.exit());
            case State.Pass pass -> exit(typed("Pass", pass.comment()), pass.exit());
            case State.Succeed succeed -> typed("Succeed", succeed.comment()).with("Output", succeed.output());
            case State.Fail fail ->
                typed("Fail", fail.comment()).with("Error", fail.error()).with("Cause", fail.cause());
        };
    }

    private static Json.Fields typed(String type, String comment) {
        return Json.Fields.NONE.with("Type", type).with("Comment", comment);
    }

    private static Json.Fields task(State.Task task) {
        var json = typed("Task", task.comment())
                .with("Resource", task.call().resource())
                .with("Arguments", task.call().arguments());
        if (task.timeoutSeconds().isPresent()) {
            json = json.with("TimeoutSeconds", task.timeoutSeconds().getAsLong());
        }
        if (task.heartbeatSeconds().isPresent()) {
            json = json.with("HeartbeatSeconds", task.heartbeatSeconds().getAsLong());
        }
        if (!task.call().retry().isEmpty()) {
            json = json.with(
                    "Retry",
                    new Json.Array(task.call().retry().stream()
                            .<Json>map(StateMachineJson::retrier)
                            .toList()));
        }
        json = json.with("Catch", catchers(task.catchers()));
        return exit(assign(json, task.assign()), task.exit());
    }

    private static Json.Fields parallel(State.Parallel parallel) {
        var json = typed("Parallel", parallel.comment())
                .with(
                        "Branches",
                        new Json.Array(parallel.branches().stream()
                                .<Json>map(StateMachineJson::part)
                                .toList()))
                .with("Catch", catchers(parallel.catchers()));
        return exit(assign(json, parallel.assign()), parallel.exit());
    }

    private static Json.Fields map(State.Map map) {
        var json = typed("Map", map.comment());
        json = switch (map.over()) {
            case State.Over.Items items -> json.with("Items", items.items());
            case State.Over.Reader reader -> json.with("ItemReader", reader.itemReader());
        };
        json = json.with("ItemSelector", map.itemSelector());
        if (map.mode() instanceof State.Mode.Distributed distributed
                && distributed.itemBatcher().isPresent()) {
            json = json.with("ItemBatcher", distributed.itemBatcher().get());
        }
        if (map.maxConcurrency().isPresent()) {
            json = json.with("MaxConcurrency", map.maxConcurrency().getAsInt());
        }
        json = switch (map.mode()) {
            case State.Mode.Inline _ ->
                json.with("ItemProcessor", processor(Json.Fields.NONE.with("Mode", "INLINE"), map));
            case State.Mode.Distributed distributed -> distributed(json, distributed, map);
        };
        json = json.with("Catch", catchers(map.catchers()));
        return exit(assign(json, map.assign()), map.exit());
    }

    private static Json.Fields distributed(Json.Fields map, State.Mode.Distributed distributed, State.Map state) {
        var json = map;
        for (var field : distributed.tolerated().entries().entrySet()) {
            json = json.with(field.getKey(), field.getValue());
        }
        var config = Json.Fields.NONE.with("Mode", "DISTRIBUTED").with("ExecutionType", distributed.executionType());
        json = json.with("Label", distributed.label()).with("ItemProcessor", processor(config, state));
        return distributed.resultWriter().isPresent()
                ? json.with("ResultWriter", distributed.resultWriter().get())
                : json;
    }

    private static Json.Fields processor(Json.Fields config, State.Map map) {
        return Json.Fields.NONE
                .with("ProcessorConfig", config)
                .with("StartAt", map.itemProcessor().startAt())
                .with("States", states(map.itemProcessor()));
    }

    private static Json.Fields choice(State.Choice choice) {
        var rules = choice.rules().stream().<Json>map(StateMachineJson::rule).toList();
        var json = typed("Choice", choice.comment()).with("Choices", new Json.Array(rules));
        return assign(json, choice.assign()).with("Default", choice.byDefault());
    }

    private static Json.Fields rule(State.Rule rule) {
        var json = assign(Json.Fields.NONE.with("Condition", Json.expression(rule.condition())), rule.assign());
        var output = rule.output();
        return (output.isPresent() ? json.with("Output", output.get()) : json).with("Next", rule.next());
    }

    private static Json.Fields retrier(Retrier retrier) {
        var json = Json.Fields.NONE.with("ErrorEquals", Json.texts(retrier.errorEquals()));
        if (retrier.waits().isEmpty()) {
            return json.with("MaxAttempts", 0);
        }
        var waits = retrier.waits().get();
        json = json.with("IntervalSeconds", waits.intervalSeconds())
                .with("MaxAttempts", retrier.maxAttempts())
                .with("BackoffRate", new Json.Numeric(waits.backoffRate()));
        if (waits.maxDelaySeconds().isPresent()) {
            json = json.with(
                    "MaxDelaySeconds",
                    new Json.Numeric(BigDecimal.valueOf(waits.maxDelaySeconds().get())));
        }
        return waits.fullJitter() ? json.with("JitterStrategy", "FULL") : json;
    }

    private static Json.Array catchers(List<Catcher> catchers) {
        return new Json.Array(
                catchers.stream().<Json>map(StateMachineJson::catcher).toList());
    }

    private static Json.Fields catcher(Catcher catcher) {
        var json = assign(Json.Fields.NONE.with("ErrorEquals", Json.texts(catcher.errorEquals())), catcher.assign());
        var output = catcher.output();
        return (output.isPresent() ? json.with("Output", output.get()) : json).with("Next", catcher.next());
    }

    private static Json.Fields assign(Json.Fields json, Json.Fields assign) {
        return assign.isEmpty() ? json : json.with("Assign", assign);
    }

    private static Json.Fields exit(Json.Fields json, State.Exit exit) {
        return switch (exit) {
            case State.Exit.Next next -> json.with("Next", next.state());
            case State.Exit.Hand hand -> json.with("Output", hand.output()).with("Next", hand.state());
            case State.Exit.End end -> json.with("Output", end.output()).with("End", new Json.Bool(true));
        };
    }
}
