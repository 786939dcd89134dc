package dev.lockstep.engine.task.sdk;

import dev.lockstep.engine.task.Integration;
import dev.lockstep.engine.task.InvalidParameters;
import dev.lockstep.engine.task.TaskRequest;
import dev.lockstep.engine.value.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;

/// `aws-sdk:SERVICE:ACTION`: any action of any service, as the SDK knows it.
record SdkCall(SdkOperation operation) implements Integration {
    private static final String BODY = "Body";

    @Override
    public Object parameters(Object arguments) {
        request(arguments);
        return arguments;
    }

    private SdkPojo request(Object arguments) {
        if (!(arguments instanceof Map<?, ?> map)) {
            throw new InvalidParameters(List.of("The parameters must be an OBJECT"));
        }
        return new RequestReader(Spelling.SDK)
                .fill(operation.request(), map, operation.takesBody() ? Set.of(BODY) : Set.of());
    }

    @Override
    public void start(TaskRequest task, Answers answers) {
        Thread.startVirtualThread(() -> {
            try {
                answers.succeed(shown(operation.call(request(task.parameters()), body(task.parameters()))));
            } catch (RuntimeException e) {
                answers.fail(SdkFailures.of(operation.serviceName(), e));
            }
        });
    }

    /// Whatever JSON the body is, its text is sent.
    private static byte[] body(Object arguments) {
        Object body = arguments instanceof Map<?, ?> map ? map.get(BODY) : null;
        return body == null ? new byte[0] : Json.write(body).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> shown(SdkOperation.Reply reply) {
        Map<String, Object> members = new ReplyWriter(Spelling.SDK).write(reply.response());
        reply.body().map(SdkBytes::fromByteArrayUnsafe).ifPresent(body -> members.put(BODY, Spelling.SDK.text(body)));
        return members;
    }
}
