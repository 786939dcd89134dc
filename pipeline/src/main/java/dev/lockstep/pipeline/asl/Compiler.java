package dev.lockstep.pipeline.asl;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.StateMachineText;
import dev.lockstep.pipeline.graph.Flows;
import dev.lockstep.pipeline.json.Json;
import dev.lockstep.pipeline.json.JsonText;
import dev.lockstep.pipeline.stage.FailureHandler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Compiles a checked pipeline to its state machine. The same pipeline gives the same bytes.
public final class Compiler {

    private Compiler() {}

    /// The pipeline must be without problems.
    public static StateMachineText compile(Pipeline pipeline) {
        var failure = pipeline.onFailure().isPresent() ? FailureHandler.NAME : StateNames.FAILED;
        var scope = Scope.top(pipeline.stageNames(), new FailurePath.Assigned(failure));
        var modes = new LinkedHashSet<>(pipeline.modeNames());
        var body = ScopeStates.of(pipeline, scope, Flows.of(pipeline.stages()), modes, StateNames.END);
        var start = new StartState(pipeline);

        var states = new LinkedHashMap<String, State>();
        states.put(StateNames.START, start.start(body.startAt()));
        states.putAll(body.states());
        states.put(StateNames.INVALID, start.invalid());
        pipeline.onFailure().ifPresent(handler -> states.put(FailureHandler.NAME, onFailure(handler, scope)));
        states.put(
                StateNames.FAILED,
                new State.Fail(Comments.of(pipeline.place()), "{% $error.error %}", "{% $error.cause %}"));

        var machine = new StateMachine(StateNames.START, states).reachable();
        var comment = Comments.of(pipeline.place(), pipeline.description()).strip();
        return new StateMachineText(
                pipeline.name(), JsonText.indented(StateMachineJson.whole(comment, machine)), functions(pipeline));
    }

    /// Whatever becomes of the handler, the run ends with the original error.
    private static State.Task onFailure(FailureHandler handler, Scope scope) {
        var input = new LinkedHashMap<String, Json>();
        input.put("error", Json.expression("$error"));
        input.putAll(Jsonata.fields(handler.with(), scope::variable).entries());
        var payload = StageStates.payload(FailureHandler.NAME).with("input", new Json.Fields(input));
        var anyway = new Catcher(FailurePath.ANY, Json.Fields.NONE, Optional.empty(), StateNames.FAILED);
        return new State.Task(
                Comments.of(handler.place()),
                "arn:aws:states:::lambda:invoke",
                StageStates.invoke(FailureHandler.NAME, payload),
                StageStates.seconds(handler.timeout()),
                Retriers.of(Optional.empty()),
                List.of(anyway),
                Json.Fields.NONE,
                new State.Exit.Next(StateNames.FAILED));
    }

    private static List<StateMachineText.Function> functions(Pipeline pipeline) {
        var functions = new ArrayList<StateMachineText.Function>();
        for (var stage : pipeline.stages()) {
            StageStates.handlerClass(stage.work())
                    .map(name -> new StateMachineText.Function(stage.name(), name, stage.name()))
                    .ifPresent(functions::add);
        }
        pipeline.onFailure()
                .map(handler -> new StateMachineText.Function(
                        FailureHandler.NAME, handler.handler().className(), FailureHandler.NAME))
                .ifPresent(functions::add);
        return functions;
    }
}
