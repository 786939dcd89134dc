package dev.lockstep.engine.task;

import dev.lockstep.engine.task.Callbacks.Work;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Work of one activity that waits for workers, or workers that wait for work; never both.
final class ActivityQueue {
    private final Deque<Work> work = new ArrayDeque<>();
    private final Deque<CompletableFuture<Optional<Work>>> workers = new ArrayDeque<>();

    synchronized void offer(Work offered) {
        while (!workers.isEmpty()) {
            // one that gave up is complete already and takes nothing
            if (workers.remove().complete(Optional.of(offered))) {
                return;
            }
        }
        work.add(offered);
    }

    synchronized void remove(Work over) {
        work.remove(over);
    }

    synchronized CompletableFuture<Optional<Work>> poll() {
        if (!work.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.of(work.remove()));
        }
        CompletableFuture<Optional<Work>> worker = new CompletableFuture<>();
        workers.add(worker);
        return worker;
    }
}
