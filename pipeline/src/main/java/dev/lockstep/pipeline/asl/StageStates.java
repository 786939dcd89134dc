package dev.lockstep.pipeline.asl;

import dev.lockstep.pipeline.asl.machine.Call;
import dev.lockstep.pipeline.asl.machine.Catcher;
import dev.lockstep.pipeline.asl.machine.State;
import dev.lockstep.pipeline.asl.machine.StateMachine;
import dev.lockstep.pipeline.json.Json;
import dev.lockstep.pipeline.stage.ForEach;
import dev.lockstep.pipeline.stage.Recovery;
import dev.lockstep.pipeline.stage.Stage;
import dev.lockstep.pipeline.stage.Work;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The states of one stage: a Task, or a Map around one, or a Wait or Choice; behind that a Choice when items may fail,
/// and the Task of its own `onFailure`.
final class StageStates {

    /// What an iteration is handed: the context object inside it is not the same everywhere, its input is.
    private static final Json.Fields ITEM = Json.Fields.NONE
            .with("item", Json.expression("$states.context.Map.Item.Value"))
            .with("index", Json.expression("$states.context.Map.Item.Index"));

    private static final List<String> TIMEOUTS = List.of("States.Timeout", "States.HeartbeatTimeout");

    private final Stage stage;
    private final Scope scope;

    StageStates(Stage stage, Scope scope) {
        this.stage = stage;
        this.scope = scope;
    }

    /// Where in a state's result the stage's result is.
    static String result(Stage stage) {
        if (stage.forEach().isPresent()) {
            return "$states.result";
        }
        return switch (stage.work()) {
            case Work.Handler _ -> "$states.result.Payload";
            case Work.Child _ -> "$states.result.Output";
            case Work.Task _, Work.Approval _ -> "$states.result";
            // a Choice is never the last state of its scope
            case Work.Wait _, Work.Choice _ -> "null";
        };
    }

    /// Whether the run can go on with a result that is not the state's own, so that the state cannot be the end.
    static boolean goesOn(Stage stage) {
        return tolerant(stage)
                || stage.onFailure()
                        .filter(recovery -> recovery.then() == Recovery.Then.CONTINUE)
                        .isPresent()
                || stage.work() instanceof Work.Choice
                || (stage.work() instanceof Work.Approval approval && approval.otherwise() == Work.Unanswered.APPROVE);
    }

    static boolean tolerant(Stage stage) {
        return stage.forEach().flatMap(ForEach::tolerate).isPresent();
    }

    /// @param assigned whether the result becomes a variable; not where the stage ends a branch and hands it out at
    /// once
    SequencedMap<String, State> states(State.Exit exit, boolean assigned) {
        var states = new LinkedHashMap<String, State>();
        var next = exit instanceof State.Exit.Next(String name) ? name : "";
        var failure = new Failure(stage, scope, next);
        var assign = assigned
                ? Json.Fields.NONE.with(scope.own(stage.name()), Json.expression(result(stage)))
                : Json.Fields.NONE;
        switch (stage.work()) {
            case Work.Wait wait -> states.put(stage.name(), wait(wait.length(), assign, exit));
            case Work.Choice choice -> states.put(stage.name(), choice(choice, next));
            case Work.Handler handler -> calls(Calls.of(stage, handler, scope), assign, exit, failure, states);
            case Work.Task task -> calls(Calls.of(stage, task, scope), assign, exit, failure, states);
            case Work.Child child -> calls(Calls.of(stage, child, scope), assign, exit, failure, states);
            case Work.Approval approval ->
                states.put(stage.name(), approval(approval, assign.isEmpty() ? assign : done(assign), exit, failure));
        }
        failure.recovery().ifPresent(task -> states.put(StateNames.recovery(stage.name()), task));
        return states;
    }

    private void calls(
            Call call, Json.Fields assign, State.Exit exit, Failure failure, SequencedMap<String, State> states) {
        if (stage.forEach().isPresent()) {
            map(stage.forEach().get(), call, assign, exit, failure, states);
        } else {
            states.put(stage.name(), task(call, List.of(failure.catcher())).ending(done(assign), exit));
        }
    }

    private State.Task task(Call call, List<Catcher> catchers) {
        return State.Task.of(comment(), call)
                .within(stage.timeout(), stage.heartbeat())
                .catching(catchers);
    }

    /// Notes that there is something to undo from here on.
    private Json.Fields done(Json.Fields assign) {
        return stage.compensate().isEmpty()
                ? assign
                : assign.with("undo", Json.expression("$append([" + Jsonata.quoted(stage.name()) + "], $undo)"));
    }

    private State.Wait wait(Work.Length length, Json.Fields assign, State.Exit exit) {
        return switch (length) {
            case Work.Length.For time -> wait("Seconds", seconds(time.time()), assign, exit);
            case Work.Length.Seconds seconds ->
                wait("Seconds", Jsonata.json(seconds.number(), scope::variable), assign, exit);
            case Work.Length.Until until ->
                wait("Timestamp", Jsonata.json(until.moment(), scope::variable), assign, exit);
        };
    }

    private State.Wait wait(String field, Json length, Json.Fields assign, State.Exit exit) {
        return new State.Wait(comment(), field, length, assign, exit);
    }

    private static Json seconds(Duration time) {
        return new Json.Numeric(BigDecimal.valueOf(time.toSeconds()));
    }

    private State.Choice choice(Work.Choice choice, String next) {
        var rules = choice.outcomes().entrySet().stream()
                .map(outcome -> new State.Rule(
                        Jsonata.renamed(outcome.getValue(), scope::variable),
                        chosen(outcome.getKey()),
                        Optional.empty(),
                        next))
                .toList();
        return rules.isEmpty()
                ? new State.Choice(
                        comment(),
                        List.of(new State.Rule("true", chosen(choice.otherwise()), Optional.empty(), next)),
                        chosen(choice.otherwise()),
                        next)
                : new State.Choice(comment(), rules, chosen(choice.otherwise()), next);
    }

    private Json.Fields chosen(String outcome) {
        return Json.Fields.NONE.with(scope.own(stage.name()), outcome);
    }

    private State.Task approval(Work.Approval approval, Json.Fields assign, State.Exit exit, Failure failure) {
        var unanswered = switch (approval.otherwise()) {
            case APPROVE ->
                new Catcher(
                        TIMEOUTS,
                        Json.Fields.NONE.with(
                                scope.own(stage.name()),
                                Json.Fields.NONE
                                        .with("approved", new Json.Bool(true))
                                        .with("by", "timeout")),
                        Optional.empty(),
                        failure.next());
            case REJECT -> {
                var error = Json.Fields.NONE.with("error", "ApprovalRejected").with("cause", "nobody answered in time");
                yield failure.catcher(
                        TIMEOUTS,
                        Json.Fields.NONE
                                .with("stage", stage.name())
                                .with("error", "ApprovalRejected")
                                .with("cause", "nobody answered in time"),
                        error);
            }
        };
        return task(Calls.of(stage, approval, scope), List.of(unanswered, failure.catcher()))
                .ending(assign, exit);
    }

    private String comment() {
        return Comments.of(stage.place());
    }

    private void map(
            ForEach forEach,
            Call call,
            Json.Fields assign,
            State.Exit exit,
            Failure failure,
            SequencedMap<String, State> states) {
        var name = stage.name();
        var tolerate = forEach.tolerate();
        states.put(
                name,
                new State.Map(
                        comment(),
                        Calls.items(forEach.items(), scope),
                        ITEM,
                        forEach.concurrency(),
                        itemProcessor(call, tolerate.isPresent()),
                        List.of(failure.catcher()),
                        tolerate.isEmpty() ? done(assign) : assign,
                        tolerate.isEmpty() ? exit : new State.Exit.Next(StateNames.tolerate(name))));
        tolerate.ifPresent(most -> states.put(StateNames.tolerate(name), tolerance(most, failure)));
    }

    /// An item that fails ends its iteration in a Fail state, with its own error; a tolerated one in a Pass state that
    /// puts its error where its result would be.
    private StateMachine itemProcessor(Call call, boolean tolerated) {
        var name = StateNames.item(stage.name());
        var failed = StateNames.itemFailed(stage.name());
        var error = Json.Fields.NONE
                .with("index", Json.expression(scope.variable("index")))
                .with("error", Json.expression("$states.errorOutput.Error"))
                .with("cause", Json.expression("'' & $states.errorOutput.Cause"));
        var catcher = new Catcher(FailurePath.ANY, Json.Fields.NONE, Optional.of(error), failed);
        var states = new LinkedHashMap<String, State>();
        states.put(
                name,
                task(call, List.of(catcher))
                        .ending(Json.Fields.NONE, new State.Exit.End(Json.expression(call.result()))));
        states.put(
                failed,
                tolerated
                        ? new State.Pass(
                                comment(),
                                new State.Exit.End(
                                        Json.Fields.NONE.with(Failure.TOLERATED, Json.expression("$states.input"))))
                        : new State.Fail(comment(), "{% $states.input.error %}", "{% $states.input.cause %}"));
        return new StateMachine(name, states);
    }

    private State.Choice tolerance(ForEach.Tolerance tolerance, Failure failure) {
        var result = "$" + scope.own(stage.name());
        var failed = result + "." + Failure.TOLERATED;
        var condition = "$count(" + failed + ") > "
                + switch (tolerance) {
                    case ForEach.Tolerance.Count count -> String.valueOf(count.items());
                    case ForEach.Tolerance.Share share ->
                        share.part().stripTrailingZeros().toPlainString() + " * $count(" + result + ")";
                };
        var first = "($first := (" + failed + ")[0]; {";
        var rest = "'error': $first.error, 'cause': $first.cause})";
        var catcher = failure.catcher(
                FailurePath.ANY,
                Json.expression(first + "'stage': " + Jsonata.quoted(stage.name()) + ", " + rest),
                Json.expression(first + rest));
        return new State.Choice(
                comment(),
                List.of(new State.Rule(condition, catcher.assign(), catcher.output(), catcher.next())),
                done(Json.Fields.NONE),
                failure.next());
    }
}
