package dev.lockstep.engine.api.log;

import dev.lockstep.engine.history.EventType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Which events are logged.
enum Level {
    OFF,
    /// What ends an execution otherwise than well.
    FATAL,
    /// What goes wrong, whether or not somebody catches it.
    ERROR,
    ALL;

    private static final Set<EventType> ENDS =
            EnumSet.of(EventType.EXECUTION_FAILED, EventType.EXECUTION_ABORTED, EventType.EXECUTION_TIMED_OUT);
    private static final Set<EventType> WRONG = Arrays.stream(EventType.values())
            .filter(Level::isWrong)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(EventType.class)));

    private static boolean isWrong(EventType type) {
        String name = type.wireName();
        return type == EventType.FAIL_STATE_ENTERED
                || name.endsWith("Failed")
                || name.endsWith("Aborted")
                || name.endsWith("TimedOut");
    }

    boolean includes(EventType type) {
        return switch (this) {
            case OFF -> false;
            case FATAL -> ENDS.contains(type);
            case ERROR -> WRONG.contains(type);
            case ALL -> true;
        };
    }
}
