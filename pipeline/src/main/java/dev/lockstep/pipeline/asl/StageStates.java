package dev.lockstep.pipeline.asl;

import dev.lockstep.pipeline.asl.machine.Call;
import dev.lockstep.pipeline.asl.machine.Catcher;
import dev.lockstep.pipeline.asl.machine.State;
import dev.lockstep.pipeline.json.Json;
import dev.lockstep.pipeline.stage.Recovery;
import dev.lockstep.pipeline.stage.Stage;
import dev.lockstep.pipeline.stage.Work;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/// The states of one stage: a Task, or a Map around one, or a Wait or Choice; behind that a Choice when items may fail,
/// and the Task of its own `onFailure`.
final class StageStates {

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
        return ItemStates.weighed(stage)
                || stage.onFailure()
                        .filter(recovery -> recovery.then() == Recovery.Then.CONTINUE)
                        .isPresent()
                || stage.work() instanceof Work.Choice
                || (stage.work() instanceof Work.Approval approval && approval.otherwise() == Work.Unanswered.APPROVE);
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
        UnaryOperator<String> variables = ItemStates.variables(stage, scope);
        switch (stage.work()) {
            case Work.Wait wait -> states.put(stage.name(), wait(wait.length(), assign, exit));
            case Work.Choice choice -> states.put(stage.name(), choice(choice, next));
            case Work.Handler handler -> calls(Calls.of(stage, handler, variables), assign, exit, failure, states);
            case Work.Task task -> calls(Calls.of(stage, task, variables), assign, exit, failure, states);
            case Work.Child child -> calls(Calls.of(stage, child, variables), assign, exit, failure, states);
            case Work.Approval approval ->
                states.put(stage.name(), approval(approval, assign.isEmpty() ? assign : done(assign), exit, failure));
        }
        failure.recovery().ifPresent(task -> states.put(StateNames.recovery(stage.name()), task));
        return states;
    }

    private void calls(
            Call call, Json.Fields assign, State.Exit exit, Failure failure, SequencedMap<String, State> states) {
        if (stage.forEach().isPresent()) {
            states.putAll(new ItemStates(stage, stage.forEach().get(), scope, failure).states(call, assign, exit));
        } else {
            states.put(
                    stage.name(), task(stage, call, List.of(failure.catcher())).ending(done(assign), exit));
        }
    }

    static State.Task task(Stage stage, Call call, List<Catcher> catchers) {
        return State.Task.of(Comments.of(stage.place()), call)
                .within(stage.timeout(), stage.heartbeat())
                .catching(catchers);
    }

    /// Notes that there is something to undo from here on.
    private Json.Fields done(Json.Fields assign) {
        return done(stage, assign);
    }

    static Json.Fields done(Stage stage, Json.Fields assign) {
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
        var call = Calls.asking(stage.functions().getFirst(), scope::variable);
        return task(stage, call, List.of(unanswered, failure.catcher())).ending(assign, exit);
    }

    private String comment() {
        return Comments.of(stage.place());
    }
}
