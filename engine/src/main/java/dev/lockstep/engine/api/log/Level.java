package dev.lockstep.engine.api.log;

import dev.lockstep.engine.history.EventType;
import java.util.EnumSet;
import java.util.Set;

/// Which events are logged.
enum Level {
    OFF {
        @Override
        boolean includes(EventType type) {
            return false;
        }
    },
    /// What ends an execution otherwise than well.
    FATAL {
        @Override
        boolean includes(EventType type) {
            return ENDS.contains(type);
        }
    },
    /// What goes wrong, whether or not somebody catches it.
    ERROR {
        @Override
        boolean includes(EventType type) {
            return type == EventType.FAIL_STATE_ENTERED || WRONG.stream().anyMatch(type.wireName()::endsWith);
        }
    },
    ALL {
        @Override
        boolean includes(EventType type) {
            return true;
        }
    };

    private static final Set<EventType> ENDS =
            EnumSet.of(EventType.EXECUTION_FAILED, EventType.EXECUTION_ABORTED, EventType.EXECUTION_TIMED_OUT);
    private static final Set<String> WRONG = Set.of("Failed", "Aborted", "TimedOut");

    abstract boolean includes(EventType type);
}
