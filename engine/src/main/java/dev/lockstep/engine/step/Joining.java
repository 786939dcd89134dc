package dev.lockstep.engine.step;

import dev.lockstep.engine.run.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The children of a visit, and what has come of them.
final class Joining {
    private final @Nullable Object[] results;
    private final List<Level> unfinished = new ArrayList<>();
    private int started;
    private int open;

    Joining(int size) {
        this.results = new Object[size];
        this.open = size;
    }

    void start(Level child) {
        unfinished.add(child);
        started++;
    }

    int started() {
        return started;
    }

    boolean hasMore() {
        return started < results.length;
    }

    /// A child came to an end with this result.
    void end(Level child, Object result) {
        unfinished.remove(child);
        results[child.index()] = result;
        open--;
    }

    boolean isComplete() {
        return open == 0;
    }

    /// Those that began and came to no end: they run, or they have failed or were aborted.
    List<Level> unfinished() {
        return List.copyOf(unfinished);
    }

    /// The results in the order of the children, whenever they came.
    List<Object> results() {
        List<Object> all = new ArrayList<>(results.length);
        Arrays.stream(results).forEach(result -> all.add(Objects.requireNonNull(result)));
        return all;
    }
}
