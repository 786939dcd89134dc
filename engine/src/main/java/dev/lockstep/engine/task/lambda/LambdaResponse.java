package dev.lockstep.engine.task.lambda;

import dev.lockstep.engine.task.SdkMetadata;
import dev.lockstep.engine.value.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The result of `lambda:invoke`: the function's payload within what the SDK says about the call.
final class LambdaResponse {
    private LambdaResponse() {}

    static Map<String, Object> of(String payload, String requestId, Instant answeredAt) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("ExecutedVersion", "$LATEST");
        response.put("Payload", LambdaAnswers.payload(payload));
        response.putAll(SdkMetadata.of(headers(payload, requestId, answeredAt), 200, requestId));
        response.put("StatusCode", 200);
        return response;
    }

    private static Map<String, List<String>> headers(String payload, String requestId, Instant answeredAt) {
        String trace = requestId.replace("-", "");
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("X-Amz-Executed-Version", List.of("$LATEST"));
        headers.put("x-amzn-Remapped-Content-Length", List.of("0"));
        headers.put("Connection", List.of("keep-alive"));
        headers.put("x-amzn-RequestId", List.of(requestId));
        headers.put("Content-Length", List.of(Integer.toString(Json.utf8Length(payload))));
        headers.put("Date", List.of(SdkMetadata.date(answeredAt)));
        headers.put(
                "X-Amzn-Trace-Id",
                List.of("root=1-" + Long.toHexString(answeredAt.getEpochSecond()) + "-" + trace.substring(0, 24)
                        + ";parent=" + trace.substring(16) + ";sampled=0"));
        headers.put("Content-Type", List.of("application/json"));
        return headers;
    }
}
