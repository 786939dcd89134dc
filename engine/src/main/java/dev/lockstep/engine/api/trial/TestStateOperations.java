package dev.lockstep.engine.api.trial;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.Execution;
import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.StateMachine;
import dev.lockstep.engine.api.execution.Launcher;
import dev.lockstep.engine.api.trial.reply.Replies;
import dev.lockstep.engine.api.trial.reply.Replies.Strictness;
import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Door;
import dev.lockstep.engine.api.wire.Fields;
import dev.lockstep.engine.api.wire.Operation;
import dev.lockstep.engine.api.wire.Reply;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.query.Completion;
import dev.lockstep.engine.query.Frame;
import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.time.Chance;
import dev.lockstep.engine.turn.Journal;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Trying a state out.
public final class TestStateOperations {
    private static final int LARGEST = 262_144;

    private final Launcher launcher;
    private final Door door;
    private final Replies replies = new Replies();

    public TestStateOperations(Launcher launcher, Door door) {
        this.launcher = launcher;
        this.door = door;
    }

    public List<Operation<?>> all() {
        return List.of(new Operation<>("TestState", Request::of, this::test));
    }

    private record Request(
            String definition,
            Optional<String> stateName,
            Object input,
            Optional<String> roleArn,
            boolean inspects,
            Optional<Mock> mock,
            Optional<String> context,
            Object variables,
            Configuration configuration) {
        static Request of(Fields fields) {
            return new Request(
                    fields.required("definition", 1, 1024 * 1024),
                    fields.text("stateName", 1, 80),
                    json(fields.text("input", 0, LARGEST).orElse("{}")),
                    fields.text("roleArn", 1, 256),
                    fields.oneOf("inspectionLevel", List.of("INFO", "DEBUG", "TRACE"))
                            .filter(level -> !level.equals("INFO"))
                            .isPresent(),
                    Mock.of(fields),
                    fields.text("context", 0, LARGEST),
                    json(fields.text("variables", 0, LARGEST).orElse("{}")),
                    Configuration.of(fields));
        }
    }

    private static Object json(String text) {
        try {
            return Json.parse(text);
        } catch (InvalidJson e) {
            throw new ApiFailure(
                    "InvalidExecutionInput", "Invalid State Machine Execution Input: '" + e.reason() + "'");
        }
    }

    private Reply test(Request request) {
        State state = StateUnderTest.find(request.definition(), request.stateName());
        Mock.check(state, request.mock(), replies);
        if (state instanceof State.Task
                && request.mock().isEmpty()
                && request.roleArn().isEmpty()) {
            throw ApiFailure.validation("RoleArn must be specified when testing a Task state");
        }
        Trial trial = new Trial(frame(request, state), request.mock(), request.configuration(), this::call);
        Verdict verdict = trial.of(state);
        Reply reply = Reply.empty()
                .with("output", verdict.left().map(Completion::output).map(Json::writeSpaced))
                .with("error", verdict.problem().flatMap(StateFailure::error))
                .with("cause", verdict.problem().flatMap(StateFailure::cause))
                .with("nextState", verdict.nextState())
                .with("status", verdict.status());
        return request.inspects() ? reply.with("inspectionData", inspected(trial, verdict)) : reply;
    }

    private Frame frame(Request request, State state) {
        if (!(request.variables() instanceof Map<?, ?> variables)) {
            throw ApiFailure.validation("Variables must be a JSON object");
        }
        Object context = request.context()
                .map(MockContext::parse)
                .orElseGet(() -> TrialContext.made(
                        door,
                        state.name(),
                        request.input(),
                        request.roleArn(),
                        request.configuration().retries()));
        return Frame.of(new TrialContext(context, variables, door.now(), Chance.unseeded()), request.input());
    }

    /// Documents as text, with the blanks that AWS gives them here, and numbers as they are.
    private static Reply inspected(Trial trial, Verdict verdict) {
        Reply data = Reply.empty();
        trial.inspection().forEach((name, value) -> data.with(name, shown(name, value)));
        if (!verdict.errorDetails().isEmpty()) {
            data.with("errorDetails", verdict.errorDetails());
        }
        verdict.left()
                .map(Completion::assigned)
                .filter(assigned -> !assigned.isEmpty())
                .ifPresent(assigned -> data.with("variables", Json.writeSpaced(assigned)));
        return data;
    }

    private static Object shown(String name, Object value) {
        boolean isLimit = name.equals("maxConcurrency") || name.startsWith("tolerated");
        return isLimit ? value : Json.writeSpaced(value);
    }

    /// Has a task do its work, by running it as the only state of a machine that hands its arguments on as they are.
    private Mock call(String resource, Object arguments) {
        String definition = Json.write(Map.of(
                "StartAt",
                "Task",
                "States",
                Map.of("Task", Map.of("Type", "Task", "Resource", resource, "End", true))));
        String name = door.uuid();
        Engine.Start start = new Engine.Start(
                name,
                Json.write(arguments),
                door.place().execution(name, name),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        StateMachine machine = StateMachine.parse(name, definition);
        Engine.Ready ready = launcher.launch(new Launcher.Launch(machine, start, Optional.empty()), Journal.none());
        ready.beginHere().run();
        Execution execution = ready.execution();
        try {
            Outcome outcome = execution.await();
            return outcome.output().isPresent()
                    ? new Mock.Result(Json.parse(outcome.output().get()), Strictness.NONE)
                    : new Mock.ErrorOutput(new StateFailure(outcome.error(), outcome.cause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a task was tried", e);
        }
    }
}
