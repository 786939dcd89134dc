package dev.lockstep.engine.turn;

import dev.lockstep.engine.time.Timeline;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/// What is to happen to an execution, one thing after the other, never two at once.
final class Mailbox {
    private final Timeline timeline;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean working = new AtomicBoolean();

    Mailbox(Timeline timeline) {
        this.timeline = timeline;
    }

    /// From any thread.
    void post(Runnable work) {
        waiting.add(work);
        if (working.compareAndSet(false, true)) {
            timeline.execute(this::work);
        }
    }

    /// The same, from a thread that may be used for it.
    void postHere(Runnable work) {
        waiting.add(work);
        if (working.compareAndSet(false, true)) {
            timeline.executeHere(this::work);
        }
    }

    private void work() {
        do {
            for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
                next.run();
            }
            working.set(false);
            // what came between the last look and the line above
        } while (!waiting.isEmpty() && working.compareAndSet(false, true));
    }
}
