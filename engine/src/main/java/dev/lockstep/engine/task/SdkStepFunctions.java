package dev.lockstep.engine.task;

import java.util.Map;

/// `aws-sdk:sfn:ACTION`: the service's own actions, as the SDK calls them.
record SdkStepFunctions(String action, ServiceCalls service, Integrations.Surroundings surroundings)
        implements Integration {
    @Override
    public void start(TaskRequest request, Answers answers) {
        Thread.startVirtualThread(() -> {
            String requestId = surroundings.chance().uuid().toString();
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
