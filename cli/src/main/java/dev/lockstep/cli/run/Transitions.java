package dev.lockstep.cli.run;

import dev.lockstep.engine.HistoryEvent;
import dev.lockstep.engine.history.EventType;
import java.util.List;

/// What Step Functions bills of a Standard execution: each state that is entered, and each try of one beyond the first.
public final class Transitions {
    private Transitions() {}

    public static int of(List<HistoryEvent> history) {
        var entered = history.stream()
                .filter(event -> event.type().name().endsWith("_STATE_ENTERED"))
                .count();
        var tries = count(history, EventType.TASK_SCHEDULED) + count(history, EventType.LAMBDA_FUNCTION_SCHEDULED);
        return (int) (entered + Math.max(0, tries - count(history, EventType.TASK_STATE_ENTERED)));
    }

    private static long count(List<HistoryEvent> history, EventType type) {
        return history.stream().filter(event -> event.type() == type).count();
    }
}
