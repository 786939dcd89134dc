package dev.lockstep.engine.maprun;

import dev.lockstep.engine.Execution;
import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.Outcome.Status;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A child execution of a map run, from the moment it is decided on. Safe for any thread.
public final class Child {
    private final int index;
    private final int items;
    private final String name;
    private final String arn;
    private final String input;
    private Optional<Outcome> outcome = Optional.empty();
    private @Nullable Execution execution;

    /// @param items how many it processes
    /// @param input JSON text
    public Child(int index, int items, String name, String arn, String input) {
        this.index = index;
        this.items = items;
        this.name = name;
        this.arn = arn;
        this.input = input;
    }

    public int index() {
        return index;
    }

    public int items() {
        return items;
    }

    public String name() {
        return name;
    }

    public String arn() {
        return arn;
    }

    public String input() {
        return input;
    }

    /// The execution, as soon as it was started.
    public synchronized Optional<Execution> execution() {
        return Optional.ofNullable(execution);
    }

    public synchronized void runs(Execution started) {
        execution = started;
    }

    synchronized void ended(Outcome how) {
        outcome = Optional.of(how);
    }

    synchronized void goesOn() {
        outcome = Optional.empty();
    }

    /// How it ended, as the execution that it belongs to knows it.
    public synchronized Optional<Outcome> outcome() {
        return outcome;
    }

    public synchronized boolean isOver() {
        return outcome.isPresent();
    }

    public Status status() {
        return outcome().map(Outcome::status).orElse(Status.RUNNING);
    }

    boolean hasFailed() {
        return switch (status()) {
            case FAILED, TIMED_OUT, ABORTED -> true;
            case RUNNING, SUCCEEDED -> false;
        };
    }
}
