package dev.lockstep.engine.task;

import dev.lockstep.engine.value.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The result of `lambda:invoke`: the function's payload within what the SDK says about the call.
final class LambdaResponse {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private LambdaResponse() {}

    static Map<String, Object> of(String payload, String requestId, Instant answeredAt) {
        Map<String, String> headers = headers(payload, requestId, answeredAt);
        Map<String, Object> lists = new LinkedHashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        Map<String, Object> http = new LinkedHashMap<>();
        http.put("AllHttpHeaders", lists);
        http.put("HttpHeaders", headers);
        http.put("HttpStatusCode", 200);
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("ExecutedVersion", "$LATEST");
        response.put("Payload", LambdaAnswers.payload(payload));
        response.put("SdkHttpMetadata", http);
        response.put("SdkResponseMetadata", Map.of("RequestId", requestId));
        response.put("StatusCode", 200);
        return response;
    }

    private static Map<String, String> headers(String payload, String requestId, Instant answeredAt) {
        String trace = requestId.replace("-", "");
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Amz-Executed-Version", "$LATEST");
        headers.put("x-amzn-Remapped-Content-Length", "0");
        headers.put("Connection", "keep-alive");
        headers.put("x-amzn-RequestId", requestId);
        headers.put("Content-Length", Integer.toString(Json.utf8Length(payload)));
        headers.put("Date", HTTP_DATE.format(answeredAt));
        headers.put(
                "X-Amzn-Trace-Id",
                "root=1-" + Long.toHexString(answeredAt.getEpochSecond()) + "-" + trace.substring(0, 24) + ";parent="
                        + trace.substring(16) + ";sampled=0");
        headers.put("Content-Type", "application/json");
        return headers;
    }
}
