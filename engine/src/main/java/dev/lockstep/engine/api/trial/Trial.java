package dev.lockstep.engine.api.trial;

import dev.lockstep.engine.definition.ChoiceRule;
import dev.lockstep.engine.definition.Next;
import dev.lockstep.engine.definition.Operand;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.query.EvaluationFailure;
import dev.lockstep.engine.query.Flow;
import dev.lockstep.engine.query.Frame;
import dev.lockstep.engine.query.MapItems;
import dev.lockstep.engine.query.Test;
import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.value.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One state tried once: what becomes of it, and what its data looked like on the way.
final class Trial {
    private static final String THRESHOLD = "States.ExceedToleratedFailureThreshold";

    private final Frame frame;
    private final Optional<Mock> mock;
    private final Configuration configuration;
    private final TaskCall call;
    private final Map<String, Object> inspection = new LinkedHashMap<>();

    /// @param call does the work of a task that has no mock
    Trial(Frame frame, Optional<Mock> mock, Configuration configuration, TaskCall call) {
        this.frame = frame;
        this.mock = mock;
        this.configuration = configuration;
        this.call = call;
        inspection.put("input", frame.input());
    }

    /// Does the work of a task.
    @FunctionalInterface
    interface TaskCall {
        Mock call(String resource, Object arguments);
    }

    Map<String, Object> inspection() {
        return inspection;
    }

    Verdict of(State state) {
        Flow flow = Flow.of(state.header().flow());
        try {
            return switch (state) {
                case State.Pass pass -> pass(pass, flow);
                case State.Task task -> task(task, flow);
                case State.Choice choice -> choice(choice, flow);
                case State.Wait wait -> onward(flow, wait.next());
                case State.Succeed _ -> onward(flow, new Next.End());
                case State.Fail fail -> fail(fail, flow);
                case State.Parallel parallel -> parallel(parallel, flow);
                case State.Map map -> map(map, flow);
            };
        } catch (EvaluationFailure e) {
            return mending(state).of(StateFailure.of(e.error(), e.words()), frame);
        }
    }

    private Mending mending(State state) {
        return switch (state) {
            case State.Task task -> new Mending(task.retriers(), task.catchers(), configuration.retries());
            case State.Parallel parallel ->
                new Mending(parallel.retriers(), parallel.catchers(), configuration.retries());
            case State.Map map -> new Mending(map.retriers(), map.catchers(), configuration.retries());
            case State.Pass _, State.Choice _, State.Wait _, State.Succeed _, State.Fail _ ->
                new Mending(List.of(), List.of(), 0);
        };
    }

    private Verdict pass(State.Pass pass, Flow flow) {
        if (pass.result().isPresent()) {
            inspection.put("result", pass.result().get());
        } else {
            inspection.putAll(flow.inspection().arguments(frame));
        }
        inspection.putAll(flow.inspection().result(frame, pass.result().orElseGet(() -> flow.arguments(frame))));
        return new Verdict.Succeeded(flow.pass(frame, pass.result()), pass.next());
    }

    private Verdict onward(Flow flow, Next next) {
        inspection.putAll(flow.inspection().input(frame));
        return new Verdict.Succeeded(flow.passOn(frame), next);
    }

    private Verdict fail(State.Fail fail, Flow flow) {
        inspection.putAll(flow.inspection().input(frame));
        StateFailure failure = new StateFailure(text(fail.error(), flow), text(fail.cause(), flow));
        return new Verdict.Failed(failure, Map.of());
    }

    private Optional<String> text(Optional<Operand> operand, Flow flow) {
        return operand.map(written -> flow.operand(written).evaluate(frame))
                .map(value -> value instanceof String text ? text : Json.write(value));
    }

    private Verdict choice(State.Choice choice, Flow flow) {
        inspection.putAll(flow.inspection().input(frame));
        Frame reading = flow.reading(frame);
        for (ChoiceRule rule : choice.choices()) {
            if (Test.of(rule.condition(), flow, "Condition").holds(reading)) {
                return new Verdict.Succeeded(flow.choose(frame, Flow.of(rule.flow())), new Next.To(rule.next()));
            }
        }
        if (choice.otherwise().isPresent()) {
            return new Verdict.Succeeded(
                    flow.passOn(frame), new Next.To(choice.otherwise().get()));
        }
        return new Verdict.Failed(
                StateFailure.of(
                        "States.NoChoiceMatched",
                        "Failed to transition out of the state. The state's choices do not match the input, and it has"
                                + " no default."),
                Map.of());
    }

    private Verdict task(State.Task task, Flow flow) {
        Object arguments = flow.arguments(frame);
        inspection.putAll(flow.inspection().arguments(frame));
        return switch (mock.orElseGet(() -> call.call(task.resource(), arguments))) {
            case Mock.Result result -> {
                inspection.put("result", result.value());
                yield complete(flow, result.value(), task.next());
            }
            case Mock.ErrorOutput(StateFailure failure) -> mending(task).of(failure, frame);
        };
    }

    private Verdict parallel(State.Parallel parallel, Flow flow) {
        return switch (mock.orElseThrow()) {
            case Mock.Result result -> complete(flow, result.value(), parallel.next());
            case Mock.ErrorOutput(StateFailure failure) -> mending(parallel).of(failure, frame);
        };
    }

    private Verdict complete(Flow flow, Object value, Next next) {
        inspection.putAll(flow.inspection().result(frame, value));
        return new Verdict.Succeeded(flow.complete(frame, value), next);
    }

    private Verdict map(State.Map map, Flow flow) {
        inspection.putAll(flow.inspection().input(frame));
        int items = items(map, flow);
        inspection.put(
                "maxConcurrency", limit(map.limits().maxConcurrency(), flow).orElse(0));
        Optional<Number> count = limit(map.limits().toleratedFailureCount(), flow);
        Optional<Number> percentage = limit(map.limits().toleratedFailurePercentage(), flow);
        count.ifPresent(value -> inspection.put("toleratedFailureCount", value));
        percentage.ifPresent(value -> inspection.put("toleratedFailurePercentage", value.doubleValue()));
        return switch (mock.orElseThrow()) {
            case Mock.ErrorOutput(StateFailure failure) -> mending(map).of(failure, frame);
            case Mock.Result _
            when isExceeded(count, percentage, items) ->
                mending(map)
                        .of(
                                StateFailure.of(THRESHOLD, "The specified tolerated failure threshold was exceeded"),
                                frame);
            case Mock.Result result -> complete(flow, result.value(), map.next());
        };
    }

    /// How many items there are, as far as they come from the input.
    private int items(State.Map map, Flow flow) {
        if (map.input().itemReader().isPresent()) {
            return 0;
        }
        List<Object> items = MapItems.of(map.input().items(), flow).items(flow.arguments(frame), frame);
        inspection.putAll(flow.inspection().items(items));
        return items.size();
    }

    private Optional<Number> limit(Optional<Operand> operand, Flow flow) {
        return operand.map(written -> flow.operand(written).evaluate(frame))
                .filter(Number.class::isInstance)
                .map(Number.class::cast);
    }

    private boolean isExceeded(Optional<Number> count, Optional<Number> percentage, int items) {
        int failed = configuration.failedIterations();
        return count.filter(most -> failed > most.longValue()).isPresent()
                || percentage
                        .filter(most -> items > 0 && failed * 100.0 / items > most.doubleValue())
                        .isPresent();
    }
}
