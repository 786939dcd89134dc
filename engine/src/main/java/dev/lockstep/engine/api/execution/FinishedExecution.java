package dev.lockstep.engine.api.execution;

import dev.lockstep.engine.Execution;
import dev.lockstep.engine.HistoryEvent;
import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.store.Finished;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/// An execution that ended, as a store has it.
record FinishedExecution(Finished finished, Supplier<List<HistoryEvent>> events) implements Execution {
    @Override
    public String arn() {
        return finished.commission().arn();
    }

    @Override
    public String name() {
        return finished.commission().name();
    }

    @Override
    public String stateMachineArn() {
        return finished.commission().machineArn();
    }

    @Override
    public String input() {
        return finished.commission().input();
    }

    @Override
    public Instant startDate() {
        return finished.startDate();
    }

    @Override
    public Optional<Instant> stopDate() {
        return Optional.of(finished.conclusion().at());
    }

    @Override
    public Outcome outcome() {
        return finished.conclusion().outcome();
    }

    @Override
    public CompletionStage<Outcome> ended() {
        return CompletableFuture.completedStage(outcome());
    }

    @Override
    public Outcome await() {
        return outcome();
    }

    @Override
    public List<HistoryEvent> history() {
        return events.get();
    }

    @Override
    public CompletionStage<Void> settled() {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void stop(Optional<String> error, Optional<String> cause) {
        // it has ended already
    }

    /// What goes on is another one, which the store's journal brings back.
    @Override
    public boolean redrive() {
        return false;
    }

    @Override
    public int redriveCount() {
        return finished.conclusion().redrives();
    }

    @Override
    public Optional<Instant> redriveDate() {
        return finished.conclusion().redriveDate();
    }
}
