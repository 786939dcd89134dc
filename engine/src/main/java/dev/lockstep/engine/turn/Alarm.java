package dev.lockstep.engine.turn;

import dev.lockstep.engine.time.Timeline;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A timer that is set in a turn and starts to run when the turn is safe.
final class Alarm implements Timeline.Timer {
    private final Timeline timeline;
    private final Instant due;
    private final Runnable work;
    private Timeline.@Nullable Timer timer;
    private boolean cancelled;

    Alarm(Timeline timeline, Instant due, Runnable work) {
        this.timeline = timeline;
        this.due = due;
        this.work = work;
    }

    void arm() {
        if (!cancelled) {
            timer = timeline.at(due, work);
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        Timeline.Timer armed = timer;
        if (armed != null) {
            armed.cancel();
        }
    }
}
