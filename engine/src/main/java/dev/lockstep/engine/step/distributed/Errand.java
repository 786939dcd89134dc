package dev.lockstep.engine.step.distributed;

import dev.lockstep.engine.run.Input;
import dev.lockstep.engine.run.Run;
import dev.lockstep.engine.run.Signal;
import dev.lockstep.engine.run.Visit;
import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.time.Timeline.Hold;
import java.util.function.Supplier;

/// Something that blocks: done on a thread of its own, while virtual time stands still, and only as long as the state
/// waits for it.
///
/// @param error what the state fails with when it cannot be done
record Errand(Visit visit, Progress awaiting, String error) {

    void run(Supplier<Object> work) {
        Run run = visit.run();
        long ticket = visit.ticket();
        run.outside(() -> {
            if (!isAwaited()) {
                return;
            }
            Hold hold = run.timeline().hold();
            Thread.startVirtualThread(() -> {
                run.take(new Input.Told(ticket, answer(work)));
                hold.release();
            });
        });
    }

    /// Not so when it was done by an earlier process, or the execution was stopped.
    @SuppressWarnings("ReferenceEquality")
    private boolean isAwaited() {
        return visit.pending().filter(now -> now == awaiting).isPresent();
    }

    private Signal.Outer answer(Supplier<Object> work) {
        try {
            return new Signal.Succeeded(work.get());
        } catch (RuntimeException e) {
            return new Signal.Failed(StateFailure.of(error, String.valueOf(e.getMessage())));
        }
    }
}
