package dev.lockstep.engine.step;

import dev.lockstep.engine.definition.Next;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.query.EvaluationFailure;
import dev.lockstep.engine.query.Expression;
import dev.lockstep.engine.query.Flow;
import dev.lockstep.engine.query.Frame;
import dev.lockstep.engine.run.Payload;
import dev.lockstep.engine.run.Recovery;
import dev.lockstep.engine.run.Signal;
import dev.lockstep.engine.run.StateType;
import dev.lockstep.engine.run.Step;
import dev.lockstep.engine.run.Transition;
import dev.lockstep.engine.run.Visit;
import dev.lockstep.engine.task.Integration;
import dev.lockstep.engine.task.Integrations;
import dev.lockstep.engine.task.InvalidParameters;
import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.task.TaskRequest;
import dev.lockstep.engine.task.TaskResource;
import dev.lockstep.engine.value.Json;
import dev.lockstep.engine.value.Numbers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Has an integration do something, and waits for its answer.
record TaskStep(
        String name, Flow flow, TaskResource resource, TaskEvents events, Terms terms, Recovery recovery, Next next)
        implements Step {

    /// How long the task may take, how long it may stay silent, and in which role it is done.
    record Terms(Optional<Expression> timeout, Optional<Expression> heartbeat, Optional<Expression> credentials) {}

    static TaskStep of(State.Task state, TaskResource resource) {
        Flow flow = Flow.of(state.header().flow());
        return new TaskStep(
                state.name(),
                flow,
                resource,
                TaskEvents.of(resource),
                new Terms(
                        state.timeout().map(flow::operand),
                        state.heartbeat().map(flow::operand),
                        state.credentials().map(flow::template)),
                Recovery.of(state.retriers(), state.catchers()),
                state.next());
    }

    @Override
    public StateType type() {
        return StateType.TASK;
    }

    @Override
    public Transition attempt(Visit visit) {
        return switch (visit.run().integrations().of(name, resource)) {
            case Integrations.Support.Missing(String why) ->
                throw EvaluationFailure.runtime("The resource of the task is not supported here. " + why);
            case Integrations.Support.By(Integration integration) -> begin(visit, integration);
        };
    }

    private Transition begin(Visit visit, Integration integration) {
        String token = resource.isAnsweredByToken() ? visit.giveToken() : "";
        Frame frame = visit.frame();
        Object parameters = parameters(integration, flow.arguments(frame));
        Optional<Duration> timeout = terms.timeout().map(seconds -> seconds(seconds.evaluate(frame)));
        Optional<Duration> heartbeat = terms.heartbeat().map(seconds -> seconds(seconds.evaluate(frame)));
        Optional<String> role = terms.credentials().map(credentials -> role(credentials.evaluate(flow.reading(frame))));
        events.scheduled(visit.level(), new TaskEvents.Schedule(Json.write(parameters), timeout, heartbeat, role));
        events.started(visit.level());
        timeout.ifPresent(duration -> visit.signalAfter(duration, new Signal.TimedOut()));
        TaskAttempt attempt = new TaskAttempt(visit, heartbeat);
        visit.keep(attempt);
        if (!(resource instanceof TaskResource.Activity)) {
            attempt.listen();
        }
        TaskRequest request = new TaskRequest(resource, parameters, visit.run().arn(), token);
        visit.run().outside(() -> attempt.start(integration, request));
        return new Transition.Waiting();
    }

    private static Object parameters(Integration integration, Object arguments) {
        try {
            return integration.parameters(arguments);
        } catch (InvalidParameters e) {
            throw EvaluationFailure.runtime("The Parameters '" + Json.write(arguments)
                    + "' could not be used to start the Task: [" + e.getMessage() + "]");
        }
    }

    /// Nobody checks here whether it may be assumed; the history tells of it.
    private static String role(Object credentials) {
        if (credentials instanceof Map<?, ?> map && map.get("RoleArn") instanceof String role && !role.isEmpty()) {
            return role;
        }
        throw EvaluationFailure.runtime("The Credentials of the task must have a RoleArn that is a string, but found "
                + Json.write(credentials));
    }

    private static Duration seconds(Object value) {
        if (value instanceof Number number
                && Numbers.isWhole(number)
                && number.longValue() > 0
                && number.doubleValue() <= Moment.LONGEST) {
            return Duration.ofSeconds(number.longValue());
        }
        throw EvaluationFailure.runtime("TimeoutSeconds and HeartbeatSeconds must be positive integers up to "
                + Moment.LONGEST + ", but found " + Json.write(value));
    }

    @Override
    public Transition resume(Visit visit, Signal signal) {
        TaskAttempt attempt = visit.pending(TaskAttempt.class);
        return switch (signal) {
            case Signal.Submitted(Object output) -> {
                attempt.isSubmitted(output);
                events.submitted(visit.level(), Json.write(output));
                yield new Transition.Waiting();
            }
            case Signal.Started(String worker) -> {
                attempt.isFetched();
                events.fetched(visit.level(), worker);
                attempt.listen();
                yield new Transition.Waiting();
            }
            case Signal.Beat _ -> {
                attempt.listen();
                yield new Transition.Waiting();
            }
            case Signal.Succeeded(Object output) -> {
                end(visit, attempt);
                yield succeeded(visit, new Payload(output));
            }
            case Signal.Failed(StateFailure failure) -> {
                end(visit, attempt);
                events.failed(visit.level(), failure);
                yield new Transition.Failure(failure);
            }
            case Signal.TimedOut _ -> timedOut(visit, attempt, StateFailure.of("States.Timeout"));
            case Signal.Silent _ -> timedOut(visit, attempt, StateFailure.of("States.HeartbeatTimeout"));
            case Signal.Due _,
                    Signal.TryAgain _,
                    Signal.ExecutionEnded _,
                    Signal.Adjusted _,
                    Signal.ChildEnded _,
                    Signal.ChildFailed _ ->
                throw new IllegalStateException(name + " waits for its task, but was told " + signal);
        };
    }

    private Transition timedOut(Visit visit, TaskAttempt attempt, StateFailure failure) {
        end(visit, attempt);
        events.timedOut(visit.level(), failure);
        return new Transition.Failure(failure);
    }

    private static void end(Visit visit, TaskAttempt attempt) {
        visit.disarm();
        attempt.end();
    }

    @Override
    public void abandon(Visit visit) {
        visit.pending().ifPresent(attempt -> ((TaskAttempt) attempt).end());
    }

    private Transition succeeded(Visit visit, Payload output) {
        if (output.isTooLarge()) {
            StateFailure failure = StateFailure.resultTooLarge(events.nameInMessages());
            events.failed(visit.level(), failure);
            return new Transition.Failure(failure);
        }
        events.succeeded(visit.level(), output.text());
        return new Transition.Exit(flow.complete(visit.frame(), output.value()), next);
    }
}
