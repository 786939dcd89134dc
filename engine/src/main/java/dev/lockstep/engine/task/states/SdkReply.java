package dev.lockstep.engine.task.states;

import dev.lockstep.engine.task.SdkMetadata;
import dev.lockstep.engine.value.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Replies of the service as the SDK integrations show them: members begin with capitals, and the response's metadata
/// beside them.
final class SdkReply {
    private static final Set<String> TEXTS = Set.of("Input", "Output", "Definition", "Cause", "Error");

    private SdkReply() {}

    /// Members of a request as the service has them: without the capitals.
    static Map<String, Object> request(Map<?, ?> parameters) {
        Map<String, Object> request = new LinkedHashMap<>();
        parameters.forEach((name, value) -> request.put(first((String) name, false), text(name, value)));
        return request;
    }

    /// Documents that the API takes as text may be written as they are.
    private static Object text(Object name, Object value) {
        boolean isDocument = value instanceof Map || value instanceof List;
        return isDocument && TEXTS.contains(name) ? Json.write(value) : value;
    }

    /// Members and those of inner objects with capitals; moments as text.
    static Map<String, Object> shown(Map<?, ?> reply) {
        Map<String, Object> shown = new LinkedHashMap<>();
        reply.forEach((name, value) -> shown.put(
                first((String) name, true),
                isMoment(name) ? Instant.ofEpochMilli(milliseconds(value)).toString() : shown(value)));
        return shown;
    }

    private static Object shown(Object value) {
        return switch (value) {
            case Map<?, ?> map -> shown(map);
            case List<?> list -> list.stream().map(SdkReply::shown).toList();
            default -> value;
        };
    }

    /// Moments are numbers like others; the API's names tell them apart.
    static boolean isMoment(Object name) {
        return name instanceof String text && (text.endsWith("Date") || text.equals("timestamp"));
    }

    /// A moment of a reply, which has seconds.
    static long milliseconds(Object seconds) {
        return Math.round(((Number) seconds).doubleValue() * 1000);
    }

    static String first(String name, boolean capital) {
        String head = name.substring(0, 1);
        return (capital ? head.toUpperCase(Locale.ROOT) : head.toLowerCase(Locale.ROOT)) + name.substring(1);
    }

    /// The members that tell about the response as such.
    static Map<String, Object> metadata(Map<?, ?> reply, String requestId, Instant answeredAt) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("connection", List.of("keep-alive"));
        headers.put("Content-Length", List.of(Integer.toString(Json.utf8Length(Json.write(reply)))));
        headers.put("Content-Type", List.of("application/x-amz-json-1.0"));
        headers.put("Date", List.of(SdkMetadata.date(answeredAt)));
        headers.put("x-amzn-RequestId", List.of(requestId));
        return SdkMetadata.of(headers, 200, requestId);
    }
}
