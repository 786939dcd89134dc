package dev.lockstep.pipeline.asl;

import dev.lockstep.pipeline.json.Json;
import dev.lockstep.pipeline.stage.ForEach;
import dev.lockstep.pipeline.stage.Quality;
import dev.lockstep.pipeline.stage.Stage;
import dev.lockstep.pipeline.stage.Work;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/// The states of one stage: a Task, or a Map around one, and a Choice behind that when items may fail.
final class StageStates {

    private static final String INVOKE = "arn:aws:states:::lambda:invoke";
    private static final String PAYLOAD = "$states.result.Payload";

    /// What an iteration is handed: the context object inside it is not the same everywhere, its input is.
    private static final Json.Fields ITEM = Json.Fields.NONE
            .with("item", Json.expression("$states.context.Map.Item.Value"))
            .with("index", Json.expression("$states.context.Map.Item.Index"));

    /// Stands in a stage's list of results where an item failed and was tolerated.
    private static final String TOLERATED = "tolerated";

    private final Stage stage;
    private final Scope scope;

    StageStates(Stage stage, Scope scope) {
        this.stage = stage;
        this.scope = scope;
    }

    /// Where in a state's result the stage's result is.
    static String result(Stage stage) {
        if (stage.work() instanceof Work.Wait) {
            return "null";
        }
        return stage.forEach().isEmpty() ? PAYLOAD : "$states.result";
    }

    /// @param assigned whether the result becomes a variable; not where the stage ends a branch and hands it out at
    /// once
    SequencedMap<String, State> states(State.Exit exit, boolean assigned) {
        var states = new LinkedHashMap<String, State>();
        var assign = assigned
                ? Json.Fields.NONE.with(scope.own(stage.name()), Json.expression(result(stage)))
                : Json.Fields.NONE;
        var catcher = scope.home().catcher(stage.name());
        if (stage.work() instanceof Work.Wait wait) {
            states.put(stage.name(), wait(wait.length(), assign, exit));
        } else if (stage.forEach().isEmpty()) {
            states.put(stage.name(), task(comment(), List.of(catcher), assign, exit));
        } else {
            map(stage.forEach().get(), assign, exit, states);
        }
        return states;
    }

    private State.Wait wait(Work.Length length, Json.Fields assign, State.Exit exit) {
        return switch (length) {
            case Work.Length.For time ->
                new State.Wait(
                        comment(),
                        "Seconds",
                        new Json.Numeric(BigDecimal.valueOf(time.time().toSeconds())),
                        assign,
                        exit);
            case Work.Length.Seconds seconds ->
                new State.Wait(comment(), "Seconds", Jsonata.json(seconds.number(), scope::variable), assign, exit);
            case Work.Length.Until until ->
                new State.Wait(comment(), "Timestamp", Jsonata.json(until.moment(), scope::variable), assign, exit);
        };
    }

    private String comment() {
        return Comments.of(stage.place());
    }

    private State.Task task(String comment, List<Catcher> catchers, Json.Fields assign, State.Exit exit) {
        return new State.Task(
                comment,
                INVOKE,
                arguments(),
                seconds(stage.timeout()),
                Retriers.of(stage.retry()),
                catchers,
                assign,
                exit);
    }

    static OptionalLong seconds(Optional<Duration> timeout) {
        return timeout.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(timeout.get().toSeconds());
    }

    private Json.Fields arguments() {
        var payload = payload(stage.name());
        if (stage.forEach().isPresent()) {
            payload = payload.with("index", Json.expression(scope.variable("index")));
        }
        if (stage.quality().isPresent()) {
            payload = payload.with("quality", quality(stage.quality().get()));
        }
        return invoke(stage.name(), payload.with("input", Jsonata.fields(stage.with(), scope::variable)));
    }

    static Json.Fields payload(String stage) {
        return Json.Fields.NONE
                .with("stage", stage)
                .with("run", Json.expression("$run"))
                .with("attempt", Json.expression("$states.context.State.RetryCount"));
    }

    static Json.Fields invoke(String function, Json.Fields payload) {
        return Json.Fields.NONE.with("FunctionName", "${" + function + "}").with("Payload", payload);
    }

    private Json.Fields quality(Quality quality) {
        return Json.Fields.NONE
                .with("atLeast", Jsonata.json(quality.atLeast(), scope::variable))
                .with("otherwise", quality.otherwise().word());
    }

    private void map(ForEach forEach, Json.Fields assign, State.Exit exit, SequencedMap<String, State> states) {
        var name = stage.name();
        var tolerate = forEach.tolerate();
        var mapExit = tolerate.isEmpty() ? exit : new State.Exit.Next(StateNames.tolerate(name));
        states.put(
                name,
                new State.Map(
                        comment(),
                        Jsonata.json(forEach.items(), scope::variable),
                        ITEM,
                        forEach.concurrency(),
                        itemProcessor(tolerate.isPresent()),
                        List.of(scope.home().catcher(name)),
                        assign,
                        mapExit));
        if (tolerate.isPresent() && exit instanceof State.Exit.Next(String next)) {
            states.put(StateNames.tolerate(name), tolerance(tolerate.get(), next));
        }
    }

    /// An item that fails ends its iteration in a Fail state, with its own error; a tolerated one in a Pass state that
    /// puts its error where its result would be.
    private StateMachine itemProcessor(boolean tolerated) {
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
                task(comment(), List.of(catcher), Json.Fields.NONE, new State.Exit.End(Json.expression(PAYLOAD))));
        states.put(
                failed,
                tolerated
                        ? new State.Pass(
                                comment(),
                                new State.Exit.End(Json.Fields.NONE.with(TOLERATED, Json.expression("$states.input"))))
                        : new State.Fail(comment(), "{% $states.input.error %}", "{% $states.input.cause %}"));
        return new StateMachine(name, states);
    }

    private State.Choice tolerance(ForEach.Tolerance tolerance, String next) {
        var result = "$" + scope.own(stage.name());
        var failed = result + "." + TOLERATED;
        var condition = "$count(" + failed + ") > "
                + switch (tolerance) {
                    case ForEach.Tolerance.Count count -> String.valueOf(count.items());
                    case ForEach.Tolerance.Share share ->
                        share.part().stripTrailingZeros().toPlainString() + " * $count(" + result + ")";
                };
        var catcher = scope.home()
                .carry("($first := (" + failed + ")[0]; {'stage': " + Jsonata.quoted(stage.name())
                        + ", 'error': $first.error, 'cause': $first.cause})");
        return new State.Choice(
                comment(),
                List.of(new State.Rule(condition, catcher.assign(), catcher.output(), catcher.next())),
                Json.Fields.NONE,
                next);
    }

    /// The functions of a stage, as far as it has any.
    static Optional<String> handlerClass(Work work) {
        return switch (work) {
            case Work.Handler handler -> Optional.of(handler.className());
            case Work.Wait _ -> Optional.empty();
        };
    }
}
