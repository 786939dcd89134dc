package dev.lockstep.engine.task.sdk;

import dev.lockstep.engine.task.Integration;
import dev.lockstep.engine.task.InvalidParameters;
import dev.lockstep.engine.task.SdkMetadata;
import dev.lockstep.engine.task.TaskRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;

/// An action of an optimised integration: names of the API, and the response's metadata in the result.
record OptimisedCall(OptimisedService service, SdkOperation operation) implements Integration {

    @Override
    public Object parameters(Object arguments) {
        if (!(arguments instanceof Map<?, ?> map)) {
            throw new InvalidParameters(List.of("The parameters must be an OBJECT"));
        }
        List<String> missing = service.required(operation.action()).stream()
                .filter(name -> !map.containsKey(name))
                .map(InvalidParameters::missing)
                .toList();
        if (!missing.isEmpty()) {
            throw new InvalidParameters(missing);
        }
        request(map);
        return arguments;
    }

    private SdkPojo request(Map<?, ?> arguments) {
        return new RequestReader(Spelling.API).fill(operation.request(), arguments, Set.of());
    }

    @Override
    public void start(TaskRequest task, Answers answers) {
        Map<?, ?> parameters = task.parameters() instanceof Map<?, ?> map ? map : Map.of();
        call(parameters, answers, reply -> answers.succeed(withMetadata(reply)));
    }

    /// Calls the service and hands on what it answers; failures go to the task.
    void call(Map<?, ?> parameters, Answers answers, Consumer<AwsResponse> answered) {
        Thread.startVirtualThread(() -> {
            try {
                answered.accept((AwsResponse)
                        operation.call(request(parameters), new byte[0]).response());
            } catch (RuntimeException e) {
                answers.fail(SdkFailures.of(service, operation.serviceName(), e));
            }
        });
    }

    static Map<String, Object> members(AwsResponse reply) {
        return new ReplyWriter(Spelling.API).write(reply);
    }

    private static Map<String, Object> withMetadata(AwsResponse reply) {
        Map<String, Object> members = new TreeMap<>(members(reply));
        members.putAll(SdkMetadata.of(
                reply.sdkHttpResponse().headers(),
                reply.sdkHttpResponse().statusCode(),
                reply.responseMetadata().requestId()));
        return members;
    }
}
