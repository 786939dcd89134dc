package dev.lockstep.engine.task.sdk;

import dev.lockstep.engine.task.Integration;
import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.task.TaskRequest;
import dev.lockstep.engine.value.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `events:putEvents`: every event also names the execution and its machine among its resources, the result is bare,
/// and an event that is refused fails the task.
record PutEvents(OptimisedCall call) implements Integration {
    @Override
    public Object parameters(Object arguments) {
        return call.parameters(arguments);
    }

    @Override
    public void start(TaskRequest task, Answers answers) {
        Map<?, ?> parameters = task.parameters() instanceof Map<?, ?> map ? map : Map.of();
        Map<String, Object> sent = new LinkedHashMap<>();
        parameters.forEach((name, value) -> sent.put((String) name, value));
        sent.computeIfPresent("Entries", (_, entries) -> entries(entries, task.executionArn()));
        call.call(sent, answers, reply -> {
            Map<String, Object> result = OptimisedCall.members(reply);
            if (result.get("FailedEntryCount") instanceof Integer failed && failed > 0) {
                answers.fail(StateFailure.of("EventBridge.FailedEntry", Json.write(result)));
            } else {
                answers.succeed(result);
            }
        });
    }

    private static Object entries(Object entries, String executionArn) {
        return entries instanceof List<?> list
                ? list.stream().map(entry -> entry(entry, executionArn)).toList()
                : entries;
    }

    private static Object entry(Object entry, String executionArn) {
        if (!(entry instanceof Map<?, ?> written)) {
            return entry;
        }
        Map<String, Object> sent = new LinkedHashMap<>();
        written.forEach((name, value) -> sent.put((String) name, value));
        List<Object> resources = new ArrayList<>();
        if (sent.get("Resources") instanceof List<?> given) {
            resources.addAll(given);
        }
        resources.add(machineArn(executionArn));
        resources.add(executionArn);
        sent.put("Resources", resources);
        return sent;
    }

    /// `…:execution:MACHINE:NAME` belongs to `…:stateMachine:MACHINE`.
    private static String machineArn(String executionArn) {
        String[] parts = executionArn.split(":", -1);
        return String.join(":", List.of(parts).subList(0, 5)) + ":stateMachine:" + parts[6];
    }
}
