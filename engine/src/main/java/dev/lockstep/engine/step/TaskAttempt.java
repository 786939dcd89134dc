package dev.lockstep.engine.step;

import dev.lockstep.engine.run.Input;
import dev.lockstep.engine.run.Signal;
import dev.lockstep.engine.run.Visit;
import dev.lockstep.engine.task.Integration;
import dev.lockstep.engine.task.Integration.Progress;
import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.task.TaskRequest;
import dev.lockstep.engine.time.Timeline.Hold;
import dev.lockstep.engine.time.Timeline.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One attempt of a task: brings what is heard of it to the execution, from whatever thread, and cleans up when it is
/// over.
final class TaskAttempt implements Integration.Answers {
    private final Visit visit;
    private final long ticket;
    private final Optional<Duration> heartbeat;
    private final List<Runnable> whenOver = new ArrayList<>(0);
    private Progress progress = Progress.NONE;
    private Hold hold = () -> {};
    private @Nullable Timer silence;
    private boolean over;

    TaskAttempt(Visit visit, Optional<Duration> heartbeat) {
        this.visit = visit;
        this.ticket = visit.ticket();
        this.heartbeat = heartbeat;
    }

    /// Starts the task, unless it is over by then; goes on with one that an earlier process has heard of.
    void start(Integration integration, TaskRequest request) {
        if (isOver()) {
            return;
        }
        // virtual time stands still while the handler really works
        hold = visit.run().timeline().hold();
        if (progress.equals(Progress.NONE)) {
            integration.start(request, this);
        } else {
            integration.goOn(request, progress, this);
        }
    }

    void isSubmitted(Object output) {
        progress = new Progress(Optional.of(output), progress.isFetched());
    }

    void isFetched() {
        progress = new Progress(progress.submitted(), true);
    }

    /// Begins to listen for a sign of life, from now on; on the execution's thread only.
    void listen() {
        Timer before = silence;
        if (before != null) {
            before.cancel();
        }
        heartbeat.ifPresent(longest -> silence = visit.signalAfter(longest, new Signal.Silent()));
    }

    @Override
    public void succeed(Object output) {
        tell(new Signal.Succeeded(output));
        hold.release();
    }

    @Override
    public void fail(StateFailure failure) {
        tell(new Signal.Failed(failure));
        hold.release();
    }

    @Override
    public void submitted(Object output) {
        tell(new Signal.Submitted(output));
    }

    @Override
    public void started(String worker) {
        tell(new Signal.Started(worker));
    }

    @Override
    public void beat() {
        tell(new Signal.Beat());
    }

    @Override
    public void released() {
        hold.release();
    }

    private void tell(Signal.Outer signal) {
        visit.run().take(new Input.Told(ticket, signal));
    }

    @Override
    public void whenSafe(Runnable work) {
        visit.run().whenSafe(work);
    }

    @Override
    public void whenOver(Runnable work) {
        synchronized (this) {
            if (!over) {
                whenOver.add(work);
                return;
            }
        }
        work.run();
    }

    private synchronized boolean isOver() {
        return over;
    }

    /// However it ended.
    void end() {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        hold.release();
        whenOver.forEach(visit.run()::outside);
    }
}
