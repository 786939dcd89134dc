package dev.lockstep.engine.run;

import dev.lockstep.engine.value.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/// The variables that a state assigns, their texts, and how many bytes those take.
record Assignment(Map<String, Object> values, Map<String, String> texts, Map<String, Integer> sizes, long bytes) {
    private static final Assignment NONE = new Assignment(Map.of(), Map.of(), Map.of(), 0);

    static Assignment of(Map<String, Object> values) {
        if (values.isEmpty()) {
            return NONE;
        }
        Map<String, String> texts = LinkedHashMap.newLinkedHashMap(values.size());
        Map<String, Integer> sizes = LinkedHashMap.newLinkedHashMap(values.size());
        long bytes = 0;
        for (Map.Entry<String, Object> variable : values.entrySet()) {
            String text = Json.write(variable.getValue());
            int size = Json.utf8Length(text);
            texts.put(variable.getKey(), text);
            sizes.put(variable.getKey(), size);
            bytes += size;
        }
        return new Assignment(values, texts, sizes, bytes);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /// What AWS lets one state assign, all variables together.
    boolean isTooLarge() {
        return bytes > Payload.MOST_BYTES;
    }
}
