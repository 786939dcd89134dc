package dev.lockstep.engine.run;

import dev.lockstep.engine.value.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/// The variables that a state assigns, and how many bytes their texts take.
record Assignment(Map<String, Object> values, Map<String, Long> sizes, long bytes) {
    private static final Assignment NONE = new Assignment(Map.of(), Map.of(), 0);

    static Assignment of(Map<String, Object> values) {
        if (values.isEmpty()) {
            return NONE;
        }
        Map<String, Long> sizes = LinkedHashMap.newLinkedHashMap(values.size());
        long bytes = 0;
        for (Map.Entry<String, Object> variable : values.entrySet()) {
            long size = Json.size(variable.getValue());
            sizes.put(variable.getKey(), size);
            bytes += size;
        }
        return new Assignment(values, sizes, bytes);
    }

    /// As events show them.
    Map<String, String> texts() {
        Map<String, String> texts = LinkedHashMap.newLinkedHashMap(values.size());
        values.forEach((name, value) -> texts.put(name, Json.write(value)));
        return texts;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /// What AWS lets one state assign, all variables together.
    boolean isTooLarge() {
        return bytes > Payload.MOST_BYTES;
    }
}
