package dev.lockstep.cli.report;

import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what others wrote as JSON, without trust: a member of another type counts as missing.
public final class Members {
    private Members() {}

    /// The object a text stands for; empty when it is no JSON or no object.
    public static Map<String, Object> read(String text) {
        try {
            return object(Json.parse(text));
        } catch (InvalidJson other) {
            return Map.of();
        }
    }

    public static Map<String, Object> object(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return Map.of();
        }
        var members = new LinkedHashMap<String, Object>();
        for (var entry : map.entrySet()) {
            if (entry.getKey() instanceof String key && entry.getValue() != null) {
                members.put(key, entry.getValue());
            }
        }
        return members;
    }

    public static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    public static Optional<String> text(@Nullable Object value) {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    public static Optional<Number> number(@Nullable Object value) {
        return value instanceof Number number ? Optional.of(number) : Optional.empty();
    }
}
