package dev.lockstep.engine.run;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The variables of one level. Those of the levels around it can be read, never assigned.
final class Scope {
    private final @Nullable Scope outer;
    private final Map<String, Object> variables = new HashMap<>();

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    @Nullable
    Object lookup(String name) {
        Object value = variables.get(name);
        return value != null || outer == null ? value : outer.lookup(name);
    }

    void assign(Map<String, Object> values) {
        variables.putAll(values);
    }
}
