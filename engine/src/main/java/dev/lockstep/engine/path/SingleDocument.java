package dev.lockstep.engine.path;

import java.util.Map;
import org.jspecify.annotations.Nullable;

record SingleDocument(Object input) implements PathScope {
    @Override
    public Object context() {
        return Map.of();
    }

    @Override
    public @Nullable Object variable(String name) {
        return null;
    }
}
