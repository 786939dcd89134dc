package dev.lockstep.pipeline.asl;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.StateMachineText;
import dev.lockstep.pipeline.asl.machine.Catcher;
import dev.lockstep.pipeline.asl.machine.State;
import dev.lockstep.pipeline.asl.machine.StateMachine;
import dev.lockstep.pipeline.asl.machine.StateMachineJson;
import dev.lockstep.pipeline.graph.Flows;
import dev.lockstep.pipeline.json.Json;
import dev.lockstep.pipeline.json.JsonText;
import dev.lockstep.pipeline.stage.FailureHandler;
import dev.lockstep.pipeline.stage.LambdaFunction;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Compiles a checked pipeline to its state machine. The same pipeline gives the same bytes.
public final class Compiler {

    private Compiler() {}

    /// The pipeline must be without problems.
    public static StateMachineText compile(Pipeline pipeline) {
        var flow = Flows.of(pipeline.stages());
        var undoable = Undoing.stages(pipeline, flow.stages());
        var failure = pipeline.onFailure().isPresent() ? FailureHandler.NAME : StateNames.FAILED;
        var home = undoable.isEmpty()
                ? failure
                : StateNames.done(undoable.getFirst().name());
        var scope = Scope.top(pipeline.stageNames(), new FailurePath.Assigned(home));
        var modes = new LinkedHashSet<>(pipeline.modeNames());
        var body = ScopeStates.of(pipeline, scope, flow, modes, StateNames.END);
        var start = new StartState(pipeline);

        var states = new LinkedHashMap<String, State>();
        states.put(StateNames.START, start.start(body.startAt()));
        states.putAll(body.states());
        states.put(StateNames.INVALID, start.invalid());
        states.put(StateNames.FILTERED, start.filtered());
        states.putAll(new Undoing(pipeline, scope, failure).states(undoable));
        pipeline.onFailure().ifPresent(handler -> states.put(FailureHandler.NAME, onFailure(handler, scope)));
        states.put(
                StateNames.FAILED,
                new State.Fail(Comments.of(pipeline.place()), "{% $error.error %}", "{% $error.cause %}"));

        var machine = new StateMachine(StateNames.START, states).reachable();
        var comment = Comments.of(pipeline.place(), pipeline.description()).strip();
        return new StateMachineText(
                pipeline.name(),
                JsonText.indented(StateMachineJson.whole(comment, seconds(pipeline), machine)),
                pipeline.functions().stream()
                        .map(function -> new StateMachineText.Function(
                                function.name(), function.handler().className(), function.name()))
                        .toList());
    }

    private static OptionalLong seconds(Pipeline pipeline) {
        return pipeline.timeout().stream().mapToLong(Duration::toSeconds).findFirst();
    }

    /// Whatever becomes of the handler, the run ends with the original error.
    private static State.Task onFailure(LambdaFunction handler, Scope scope) {
        var given = Json.Fields.NONE.with("error", Json.expression("$error"));
        var anyway = new Catcher(FailurePath.ANY, Json.Fields.NONE, Optional.empty(), StateNames.FAILED);
        return State.Task.of(Comments.of(handler.place()), Calls.of(handler, given, scope::variable))
                .within(handler.timeout(), Optional.empty())
                .catching(List.of(anyway))
                .ending(Json.Fields.NONE, new State.Exit.Next(StateNames.FAILED));
    }
}
