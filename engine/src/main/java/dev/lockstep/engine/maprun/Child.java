package dev.lockstep.engine.maprun;

import dev.lockstep.engine.Execution;
import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.Outcome.Status;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A child execution of a map run, from the moment it is decided on. Safe for any thread.
public final class Child {
    private final int index;
    private final int items;
    private final String name;
    private final String arn;
    private final String input;
    private final Instant since;
    private Optional<End> end = Optional.empty();
    private int redrives;
    private @Nullable Execution execution;

    /// How and when a child ended, as the execution that it belongs to knows it.
    public record End(Outcome outcome, Instant startDate, Instant stopDate) {}

    /// @param items how many it processes
    /// @param input JSON text
    /// @param since when it was decided on
    public Child(int index, int items, String name, String arn, String input, Instant since) {
        this.index = index;
        this.items = items;
        this.name = name;
        this.arn = arn;
        this.input = input;
        this.since = since;
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

    /// The execution, where nobody keeps executions but who runs them.
    public synchronized Optional<Execution> execution() {
        return Optional.ofNullable(execution);
    }

    public synchronized void runs(Execution started) {
        execution = started;
    }

    synchronized void ended(End how) {
        end = Optional.of(how);
    }

    synchronized void aborted(Instant at) {
        Outcome outcome = Outcome.ended(Status.ABORTED, Optional.empty(), Optional.empty());
        end = Optional.of(new End(outcome, since, at));
    }

    synchronized void goesOn() {
        end = Optional.empty();
        redrives++;
    }

    /// How it ended, as the execution that it belongs to knows it.
    public synchronized Optional<End> end() {
        return end;
    }

    public Optional<Outcome> outcome() {
        return end().map(End::outcome);
    }

    /// How often the execution that it belongs to has redriven it.
    public synchronized int redrives() {
        return redrives;
    }

    public synchronized boolean isOver() {
        return end.isPresent();
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
