package dev.lockstep.local.s3.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/// Lets one writer at a time judge and commit: among this process's threads, and among processes that share the folder.
///
/// Held for a few renames, never while bytes come in. Readers need no lock.
final class CommitLock implements AutoCloseable {

    /// What is done while the lock is held.
    @FunctionalInterface
    interface Commit<T> {
        T run() throws IOException;
    }

    private final ReentrantLock threads = new ReentrantLock();
    private final FileChannel processes;

    CommitLock(Path file) throws IOException {
        processes = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    <T> T hold(Commit<T> commit) throws IOException {
        threads.lock();
        try (FileLock _ = processes.lock()) {
            return commit.run();
        } finally {
            threads.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        processes.close();
    }
}
