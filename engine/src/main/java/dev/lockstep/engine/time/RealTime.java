package dev.lockstep.engine.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// The machine's own clock, a thread a core for the work and one for what is due.
public final class RealTime implements Timeline {
    private static final Hold NOTHING_TO_HOLD = () -> {};

    private final Clock clock;
    private final ExecutorService workers;
    private final ScheduledThreadPoolExecutor timers;

    public RealTime() {
        this(Clock.systemUTC());
    }

    RealTime(Clock clock) {
        this.clock = clock;
        this.workers = Executors.newFixedThreadPool(
                Math.max(2, Runtime.getRuntime().availableProcessors()), daemons("lockstep-run-"));
        this.timers = new ScheduledThreadPoolExecutor(1, daemons("lockstep-time-"));
        timers.setRemoveOnCancelPolicy(true);
    }

    private static ThreadFactory daemons(String prefix) {
        return Thread.ofPlatform().daemon().name(prefix, 1).factory();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void execute(Runnable work) {
        try {
            workers.execute(work);
        } catch (RejectedExecutionException closed) {
            if (!workers.isShutdown()) {
                throw closed;
            }
        }
    }

    @Override
    public void executeHere(Runnable work) {
        work.run();
    }

    @Override
    public Timer at(Instant due, Runnable work) {
        // whole milliseconds are less than what there is to wait, and nothing may happen before it is due
        long millis = Math.max(0, Duration.between(now(), due).toMillis() + 1);
        ScheduledFuture<?> future = timers.schedule(() -> execute(work), millis, TimeUnit.MILLISECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public Hold hold() {
        return NOTHING_TO_HOLD;
    }

    @Override
    public void close() {
        timers.shutdownNow();
        workers.shutdown();
    }
}
