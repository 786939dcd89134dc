package dev.lockstep.engine.maprun;

import dev.lockstep.engine.Outcome.Status;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/// How many executions or items of a map run are where.
public record Counts(long pending, Map<Status, Long> byStatus, long total) {
    public Counts {
        byStatus = Map.copyOf(byStatus);
    }

    static Counts of(List<Child> children, long total, ToLongFunction<Child> weight) {
        Map<Status, Long> byStatus = new EnumMap<>(Status.class);
        long begun = 0;
        for (Child child : children) {
            byStatus.merge(child.status(), weight.applyAsLong(child), Long::sum);
            begun += weight.applyAsLong(child);
        }
        return new Counts(total - begun, byStatus, total);
    }

    public long of(Status status) {
        return byStatus.getOrDefault(status, 0L);
    }

    /// How many have a result that can be told: those that ended.
    public long resultsWritten() {
        return total - pending - of(Status.RUNNING);
    }
}
