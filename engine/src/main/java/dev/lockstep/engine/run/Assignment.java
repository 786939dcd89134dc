package dev.lockstep.engine.run;

import dev.lockstep.engine.value.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/// The variables that a state assigns, and their texts.
record Assignment(Map<String, Object> values, Map<String, String> texts) {
    private static final Assignment NONE = new Assignment(Map.of(), Map.of());

    static Assignment of(Map<String, Object> values) {
        if (values.isEmpty()) {
            return NONE;
        }
        Map<String, String> texts = LinkedHashMap.newLinkedHashMap(values.size());
        values.forEach((name, value) -> texts.put(name, Json.write(value)));
        return new Assignment(values, texts);
    }

    /// What AWS lets one state assign, all variables together.
    boolean isTooLarge() {
        return bytes() > Payload.MOST_BYTES;
    }

    long bytes() {
        return texts.values().stream().mapToLong(Json::utf8Length).sum();
    }
}
