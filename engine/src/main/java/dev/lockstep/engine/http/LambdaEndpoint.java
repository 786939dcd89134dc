package dev.lockstep.engine.http;

import dev.lockstep.engine.FunctionInvoker;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/// Lambda functions behind an endpoint that speaks Lambda's Invoke API, such as a local emulator of it.
public final class LambdaEndpoint implements FunctionInvoker {
    private final URI endpoint;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public LambdaEndpoint(URI endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public CompletionStage<Invocation> invoke(String functionArn, byte[] payload) {
        String name = URLEncoder.encode(functionArn, StandardCharsets.UTF_8);
        URI address = endpoint.resolve("/2015-03-31/functions/" + name + "/invocations");
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(payload))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(LambdaEndpoint::answer);
    }

    private static Invocation answer(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            return refused(response);
        }
        return response.headers().firstValue("X-Amz-Function-Error").isPresent()
                ? new Invocation.Raised(response.body())
                : new Invocation.Returned(response.body());
    }

    private static Invocation refused(HttpResponse<String> response) {
        String code = response.headers().firstValue("x-amzn-ErrorType").orElse("ServiceException");
        return new Invocation.Refused(
                response.statusCode(),
                code.split(":", 2)[0],
                message(response.body()),
                response.headers().firstValue("x-amzn-RequestId").orElse("none"));
    }

    private static String message(String body) {
        try {
            if (Json.parse(body) instanceof Map<?, ?> members) {
                Object message = members.get("Message") == null ? members.get("message") : members.get("Message");
                return String.valueOf(message);
            }
        } catch (InvalidJson _) {
            // then the body is all there is to say
        }
        return body;
    }
}
