package dev.lockstep.engine.run;

import dev.lockstep.engine.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// How an execution ends, once: what others wait for.
public final class Ending {
    private static final Outcome RUNNING =
            new Outcome(Outcome.Status.RUNNING, Optional.empty(), Optional.empty(), Optional.empty());

    private record Ended(Outcome outcome, Instant moment) {}

    private final CompletableFuture<Ended> ended = new CompletableFuture<>();

    void end(Outcome outcome, Instant moment) {
        ended.complete(new Ended(outcome, moment));
    }

    public Outcome outcome() {
        Ended now = ended.getNow(new Ended(RUNNING, Instant.EPOCH));
        return now.outcome();
    }

    public Optional<Instant> moment() {
        return ended.isDone() ? Optional.of(ended.join().moment()) : Optional.empty();
    }

    public CompletionStage<Outcome> stage() {
        return ended.thenApply(Ended::outcome);
    }
}
