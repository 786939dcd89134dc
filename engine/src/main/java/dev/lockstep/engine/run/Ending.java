package dev.lockstep.engine.run;

import dev.lockstep.engine.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// How an execution ends, once unless it is redriven: what others wait for. Safe for any thread.
public final class Ending {
    private static final Outcome RUNNING =
            new Outcome(Outcome.Status.RUNNING, Optional.empty(), Optional.empty(), Optional.empty());

    private record Ended(Outcome outcome, Instant moment) {}

    private CompletableFuture<Ended> ended = new CompletableFuture<>();
    private Optional<Instant> redriven = Optional.empty();
    private int redrives;

    void end(Outcome outcome, Instant moment) {
        current().complete(new Ended(outcome, moment));
    }

    private synchronized CompletableFuture<Ended> current() {
        return ended;
    }

    /// Makes it open once more; false when it is open, or ended well.
    public synchronized boolean reopen(Instant now) {
        boolean unsuccessful = switch (outcome().status()) {
            case FAILED, TIMED_OUT, ABORTED -> true;
            case RUNNING, SUCCEEDED -> false;
        };
        if (unsuccessful) {
            ended = new CompletableFuture<>();
            redriven = Optional.of(now);
            redrives++;
        }
        return unsuccessful;
    }

    /// Takes note of a redrive, as the execution itself knows it.
    synchronized void redriven(int times, Instant at) {
        redrives = times;
        redriven = Optional.of(at);
    }

    public synchronized int redrives() {
        return redrives;
    }

    /// When it was redriven last.
    public synchronized Optional<Instant> redriven() {
        return redriven;
    }

    public Outcome outcome() {
        return current().getNow(new Ended(RUNNING, Instant.EPOCH)).outcome();
    }

    public Optional<Instant> moment() {
        CompletableFuture<Ended> now = current();
        return now.isDone() ? Optional.of(now.join().moment()) : Optional.empty();
    }

    public CompletionStage<Outcome> stage() {
        return current().thenApply(Ended::outcome);
    }
}
