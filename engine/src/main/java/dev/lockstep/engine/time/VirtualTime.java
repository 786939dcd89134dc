package dev.lockstep.engine.time;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Time that passes only when nothing else can happen: no work is waiting and nothing is held. Then it jumps to the
/// next due moment.
///
/// One thread does all the work, in the order it was given, and timers of the same moment fire in the order they were
/// set; so the same run repeats exactly.
public final class VirtualTime implements Timeline {
    private static final Comparator<Due> ORDER =
            Comparator.<Due, Instant>comparing(due -> due.moment).thenComparingLong(due -> due.sequence);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final PriorityQueue<Due> timers = new PriorityQueue<>(ORDER);
    private volatile Instant now;
    private int holds;
    private long sequence;
    private boolean closed;

    public VirtualTime(Instant from) {
        this.now = from;
        Thread.ofPlatform().daemon().name("lockstep-virtual-time").start(this::run);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void execute(Runnable something) {
        lock.lock();
        try {
            work.add(something);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void executeHere(Runnable something) {
        execute(something);
    }

    @Override
    public Timer at(Instant due, Runnable something) {
        lock.lock();
        try {
            Due timer = new Due(due.isBefore(now) ? now : due, sequence++, something);
            timers.add(timer);
            changed.signal();
            return () -> forget(timer);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Hold hold() {
        lock.lock();
        try {
            holds++;
        } finally {
            lock.unlock();
        }
        AtomicBoolean held = new AtomicBoolean(true);
        return () -> {
            if (held.compareAndSet(true, false)) {
                release();
            }
        };
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void forget(Due timer) {
        lock.lock();
        try {
            timers.remove(timer);
        } finally {
            lock.unlock();
        }
    }

    private void release() {
        lock.lock();
        try {
            holds--;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        for (Runnable next = next(); next != null; next = next()) {
            next.run();
        }
    }

    /// What is to be done next; waits until there is something. Nothing when this time is over.
    private @Nullable Runnable next() {
        lock.lock();
        try {
            while (!closed) {
                Runnable waiting = work.poll();
                if (waiting != null) {
                    return waiting;
                }
                Due due = holds == 0 ? timers.poll() : null;
                if (due != null) {
                    now = due.moment;
                    return due.work;
                }
                changed.awaitUninterruptibly();
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private record Due(Instant moment, long sequence, Runnable work) {}
}
