package dev.lockstep.engine.task.states;

import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.task.Integration;
import dev.lockstep.engine.task.ServiceCalls;
import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.task.Surroundings;
import dev.lockstep.engine.task.TaskRequest;
import dev.lockstep.engine.task.TaskResource.CallPattern;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import dev.lockstep.engine.value.Null;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// `states:startExecution`: starts an execution of another machine, and with `.sync` waits for its end.
public record NestedExecution(CallPattern pattern, ServiceCalls service, Surroundings surroundings)
        implements Integration {
    /// What a description of an execution has that the answer of a task does not.
    private static final Set<String> LEFT_OUT =
            Set.of("RedriveCount", "RedriveStatus", "RedriveStatusReason", "StateMachineVersionArn");

    @Override
    public void start(TaskRequest request, Answers answers) {
        Thread.startVirtualThread(() -> {
            String requestId = surroundings.uuid();
            try {
                Map<?, ?> parameters = request.parameters() instanceof Map<?, ?> map ? map : Map.of();
                started(service.call("StartExecution", request(parameters)), requestId, answers);
            } catch (ServiceCalls.Refused refused) {
                answers.fail(StateFailure.of(
                        "StepFunctions." + refused.code() + "Exception",
                        refused.reason() + " (Service: AWSStepFunctions; Status Code: 400; Error Code: "
                                + refused.code() + "; Request ID: " + requestId + "; Proxy: null)"));
            }
        });
    }

    /// No input stands for an empty object.
    private static Map<String, Object> request(Map<?, ?> parameters) {
        Map<String, Object> request = SdkReply.request(parameters);
        request.computeIfPresent("input", (_, input) -> input == Null.NULL ? "{}" : input);
        return request;
    }

    private void started(Map<String, Object> reply, String requestId, Answers answers) {
        Map<String, Object> output = shown(reply);
        output.putAll(SdkReply.metadata(reply, requestId, surroundings.clock().instant()));
        if (pattern == CallPattern.SYNC || pattern == CallPattern.SYNC_2) {
            answers.submitted(output);
            attend(String.valueOf(reply.get("executionArn")), answers);
        } else {
            answers.succeed(output);
        }
    }

    @Override
    public void goOn(TaskRequest request, Progress progress, Answers answers) {
        if (progress.submitted().orElse(Null.NULL) instanceof Map<?, ?> output) {
            attend(String.valueOf(output.get("ExecutionArn")), answers);
        } else {
            start(request, answers);
        }
    }

    private void attend(String executionArn, Answers answers) {
        answers.whenOver(() -> service.stop(executionArn));
        service.ended(executionArn).thenAccept(outcome -> ended(executionArn, outcome, answers));
        answers.released();
    }

    private void ended(String arn, Outcome outcome, Answers answers) {
        Map<String, Object> description = shown(service.call("DescribeExecution", Map.of("executionArn", arn)));
        LEFT_OUT.forEach(description::remove);
        if (outcome.output().isPresent()) {
            answers.succeed(description);
        } else {
            description.remove("OutputDetails");
            answers.fail(StateFailure.of("States.TaskFailed", Json.write(description)));
        }
    }

    /// With capitals, moments in milliseconds, and for `.sync:2` documents instead of their text.
    private Map<String, Object> shown(Map<?, ?> reply) {
        Map<String, Object> shown = new LinkedHashMap<>();
        reply.forEach((name, value) -> shown.put(
                SdkReply.first((String) name, true),
                SdkReply.isMoment(name) ? SdkReply.milliseconds(value) : shown(value)));
        if (pattern == CallPattern.SYNC_2) {
            shown.computeIfPresent("Input", (_, text) -> document(text));
            shown.computeIfPresent("Output", (_, text) -> document(text));
        }
        return shown;
    }

    private static Object shown(Object value) {
        return value instanceof Map<?, ?> map ? SdkReply.shown(map) : value;
    }

    private static Object document(Object text) {
        try {
            return Json.parse(String.valueOf(text));
        } catch (InvalidJson _) {
            return text;
        }
    }
}
