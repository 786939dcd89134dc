package dev.lockstep.engine.run;

import dev.lockstep.engine.history.EventType;
import java.util.Optional;

/// The events that each type of state is entered, left and aborted with.
public enum StateType {
    PASS(EventType.PASS_STATE_ENTERED, EventType.PASS_STATE_EXITED, Optional.empty()),
    TASK(EventType.TASK_STATE_ENTERED, EventType.TASK_STATE_EXITED, Optional.of(EventType.TASK_STATE_ABORTED)),
    CHOICE(EventType.CHOICE_STATE_ENTERED, EventType.CHOICE_STATE_EXITED, Optional.empty()),
    WAIT(EventType.WAIT_STATE_ENTERED, EventType.WAIT_STATE_EXITED, Optional.of(EventType.WAIT_STATE_ABORTED)),
    SUCCEED(EventType.SUCCEED_STATE_ENTERED, EventType.SUCCEED_STATE_EXITED, Optional.empty()),
    /// A Fail state is never left.
    FAIL(EventType.FAIL_STATE_ENTERED, EventType.FAIL_STATE_ENTERED, Optional.empty()),
    PARALLEL(
            EventType.PARALLEL_STATE_ENTERED,
            EventType.PARALLEL_STATE_EXITED,
            Optional.of(EventType.PARALLEL_STATE_ABORTED)),
    MAP(EventType.MAP_STATE_ENTERED, EventType.MAP_STATE_EXITED, Optional.of(EventType.MAP_STATE_ABORTED));

    private final EventType entered;
    private final EventType exited;
    private final Optional<EventType> aborted;

    StateType(EventType entered, EventType exited, Optional<EventType> aborted) {
        this.entered = entered;
        this.exited = exited;
        this.aborted = aborted;
    }

    /// Whether the state can have retriers.
    boolean isRetried() {
        return switch (this) {
            case TASK, PARALLEL, MAP -> true;
            case PASS, CHOICE, WAIT, SUCCEED, FAIL -> false;
        };
    }

    EventType entered() {
        return entered;
    }

    EventType exited() {
        return exited;
    }

    Optional<EventType> aborted() {
        return aborted;
    }
}
