package dev.lockstep.engine.run;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The variables of one level. Those of the levels around it can be read, never assigned.
final class Scope {
    /// What AWS lets an execution hold in all its variables, in bytes of their texts.
    private static final long MOST_BYTES = 10L * 1024 * 1024;

    private final @Nullable Scope outer;
    private final Map<String, Object> variables = new HashMap<>();
    private final Map<String, Long> sizes = new HashMap<>();

    /// Of the variables here and in the levels inside.
    private long bytes;

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    @Nullable
    Object lookup(String name) {
        Object value = variables.get(name);
        return value != null || outer == null ? value : outer.lookup(name);
    }

    boolean hasRoomFor(Assignment assignment) {
        return assignment.isEmpty() || outermost().bytes + assignment.bytes() - replaced(assignment) <= MOST_BYTES;
    }

    void assign(Assignment assignment) {
        if (assignment.isEmpty()) {
            return;
        }
        grow(assignment.bytes() - replaced(assignment));
        variables.putAll(assignment.values());
        sizes.putAll(assignment.sizes());
    }

    /// Nobody reads these variables any more.
    void leave() {
        if (outer != null) {
            outer.grow(-bytes);
        }
    }

    /// They are read once more.
    void comeBack() {
        if (outer != null) {
            outer.grow(bytes);
        }
    }

    private long replaced(Assignment assignment) {
        return assignment.values().keySet().stream()
                .mapToLong(name -> sizes.getOrDefault(name, 0L))
                .sum();
    }

    private void grow(long by) {
        bytes += by;
        if (outer != null) {
            outer.grow(by);
        }
    }

    private Scope outermost() {
        return outer == null ? this : outer.outermost();
    }
}
