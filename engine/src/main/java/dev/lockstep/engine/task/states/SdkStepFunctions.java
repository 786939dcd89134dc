package dev.lockstep.engine.task.states;

import dev.lockstep.engine.task.Integration;
import dev.lockstep.engine.task.ServiceCalls;
import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.task.Surroundings;
import dev.lockstep.engine.task.TaskRequest;
import java.util.Map;

/// `aws-sdk:sfn:ACTION`: the service's own actions, as the SDK calls them.
public record SdkStepFunctions(String action, ServiceCalls service, Surroundings surroundings) implements Integration {
    @Override
    public void start(TaskRequest request, Answers answers) {
        Thread.startVirtualThread(() -> {
            String requestId = surroundings.uuid();
            try {
                Map<?, ?> parameters = request.parameters() instanceof Map<?, ?> map ? map : Map.of();
                answers.succeed(
                        SdkReply.shown(service.call(SdkReply.first(action, true), SdkReply.request(parameters))));
            } catch (ServiceCalls.Refused refused) {
                String name = refused.code().endsWith("Exception") ? refused.code() : refused.code() + "Exception";
                answers.fail(StateFailure.of(
                        "Sfn." + name,
                        refused.reason() + " (Service: Sfn, Status Code: 400, Request ID: " + requestId
                                + ") (SDK Attempt Count: 1)"));
            }
        });
    }
}
