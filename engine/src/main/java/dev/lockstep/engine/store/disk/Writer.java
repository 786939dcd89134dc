package dev.lockstep.engine.store.disk;

import dev.lockstep.engine.StoreTrouble;
import dev.lockstep.engine.store.Retention;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes what was given since it wrote last, all of it in one transaction, and then says that it is safe. So one
/// wait for the disk serves everybody who waits.
///
/// When the disk refuses, everything stays in its order and is tried again; until then nothing is called safe, and
/// whoever asks is told of the trouble.
final class Writer implements AutoCloseable {
    private static final long PAUSE_SECONDS = 1;

    private final Path file;
    private final Database database;
    private final Changes changes;
    private final Consumer<String> reports;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private ArrayDeque<Object> waiting = new ArrayDeque<>();
    private volatile @Nullable StoreTrouble trouble;
    private boolean closed;

    Writer(Path file, Database database, Retention retention, Consumer<String> reports) {
        this.file = file;
        this.database = database;
        this.changes = new Changes(database, retention);
        this.reports = reports;
        this.thread = Thread.ofPlatform().daemon().name("lockstep-store").unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    void write(Change change) {
        give(change);
    }

    void whenSafe(Runnable work) {
        give(work);
    }

    /// Changes, and the works to be run after those before them.
    private void give(Object item) {
        lock.lock();
        try {
            waiting.add(item);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Looks whether it can write.
    ///
    /// @throws StoreTrouble when the disk refuses just now
    void check() {
        StoreTrouble now = trouble;
        if (now != null) {
            throw now;
        }
    }

    private void work() {
        for (List<Object> batch = next(); !batch.isEmpty(); batch = next()) {
            while (!tryWrite(batch)) {
                if (!pause()) {
                    return;
                }
            }
            batch.forEach(item -> {
                if (item instanceof Runnable safe) {
                    safe.run();
                }
            });
        }
    }

    private List<Object> next() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            List<Object> batch = new ArrayList<>(waiting);
            waiting = new ArrayDeque<>();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private boolean tryWrite(List<Object> batch) {
        try {
            writeAll(batch);
            if (exchange(null) != null) {
                reports.accept(file + ": can be written again");
            }
            return true;
        } catch (SQLException e) {
            StoreTrouble now = Database.trouble(file, e);
            if (exchange(now) == null) {
                reports.accept(String.valueOf(now.getMessage()));
            }
            return false;
        }
    }

    /// Whoever hears a report finds things as it says.
    private @Nullable StoreTrouble exchange(@Nullable StoreTrouble now) {
        StoreTrouble before = trouble;
        trouble = now;
        return before;
    }

    private void writeAll(List<Object> batch) throws SQLException {
        boolean any = false;
        try {
            for (Object item : batch) {
                if (item instanceof Change change) {
                    if (!any) {
                        database.begin();
                        any = true;
                    }
                    changes.apply(change);
                }
            }
            if (any) {
                changes.tidy();
                database.commit();
            }
        } catch (SQLException e) {
            changes.forget();
            database.rollback();
            throw e;
        }
    }

    /// Waits a little; false when there is no sense in trying again.
    private boolean pause() {
        lock.lock();
        try {
            long end = TimeUnit.SECONDS.toNanos(PAUSE_SECONDS);
            while (!closed && end > 0) {
                end = changed.awaitNanos(end);
            }
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// Writes what is waiting, then ends.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
