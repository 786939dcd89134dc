package dev.lockstep.engine.maprun;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// The run of a distributed Map: its children, and how it stands. The execution it belongs to writes it, anybody may
/// read it.
public final class MapRun {
    private final Identity identity;
    private Consumer<Settings> updates;
    private final List<Child> children = new ArrayList<>();
    private Settings settings;
    private Status status = Status.RUNNING;
    private Optional<Instant> stopDate = Optional.empty();
    private int executions;
    private long items;
    private int running;
    private long failedItems;
    private final Deque<Child> again = new ArrayDeque<>();
    private Optional<Instant> redriveDate = Optional.empty();
    private int redrives;

    /// How it stands, as the API names it.
    public enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED,
        ABORTED
    }

    /// @param updates is told the settings that somebody asks for while it runs
    public MapRun(Identity identity, Settings settings, Consumer<Settings> updates) {
        this.identity = identity;
        this.settings = settings;
        this.updates = updates;
    }

    public Identity identity() {
        return identity;
    }

    /// Says how much there is to do, as soon as that is known.
    public synchronized void expect(int executionsInAll, long itemsInAll) {
        executions = executionsInAll;
        items = itemsInAll;
    }

    /// The index of the next child that may begin by now, if there is one.
    public synchronized OptionalInt next() {
        boolean admitted = status == Status.RUNNING && children.size() < executions && running < settings.sideBySide();
        return admitted ? OptionalInt.of(children.size()) : OptionalInt.empty();
    }

    /// Takes note of a child that begins; one of the same index stands for that from now on.
    public synchronized void begin(Child child) {
        if (child.index() < children.size()) {
            children.set(child.index(), child);
        } else {
            children.add(child);
        }
        running++;
    }

    /// Takes note of how a child ended; it counts once.
    public synchronized void end(int index, Child.End how) {
        Child child = children.get(index);
        if (!child.isOver()) {
            child.ended(how);
            count(child);
        }
    }

    private void count(Child over) {
        running--;
        failedItems += over.hasFailed() ? over.items() : 0;
    }

    public synchronized boolean isComplete() {
        return running == 0 && again.isEmpty() && children.size() == executions;
    }

    /// Whether more has failed than is tolerated.
    public synchronized boolean isExceeded() {
        return settings.tolerance().isExceeded(failedItems, items);
    }

    /// Counts what still runs as aborted, and gives it back.
    public synchronized List<Child> abort(Instant at) {
        List<Child> left = children.stream().filter(child -> !child.isOver()).toList();
        for (Child child : left) {
            child.aborted(at);
            count(child);
        }
        return left;
    }

    /// Opens the run once more, for the children that did not succeed and those that never began.
    public synchronized void redrive(Instant at, Consumer<Settings> whoUpdates) {
        status = Status.RUNNING;
        stopDate = Optional.empty();
        redriveDate = Optional.of(at);
        redrives++;
        updates = whoUpdates;
        failedItems = 0;
        children.stream().filter(Child::hasFailed).forEach(again::add);
    }

    /// The next child that may go on by now, of those that did not succeed before the run was redriven.
    public synchronized Optional<Child> nextAgain() {
        return running < settings.sideBySide() ? Optional.ofNullable(again.poll()) : Optional.empty();
    }

    /// Takes note of a child that goes on where it failed.
    public synchronized void beginAgain(Child child) {
        child.goesOn();
        running++;
    }

    public synchronized int redrives() {
        return redrives;
    }

    /// When it was redriven last.
    public synchronized Optional<Instant> redriveDate() {
        return redriveDate;
    }

    /// Ends the run.
    public synchronized void close(Status how, Instant at) {
        status = how;
        stopDate = Optional.of(at);
    }

    public synchronized boolean isOpen() {
        return status == Status.RUNNING;
    }

    /// Asks for other settings; the execution it belongs to brings them into force.
    public void update(Settings wanted) {
        Consumer<Settings> whoUpdates;
        synchronized (this) {
            whoUpdates = updates;
        }
        whoUpdates.accept(wanted);
    }

    /// Brings settings into force.
    public synchronized void adjust(Settings changed) {
        settings = changed;
    }

    public synchronized Settings settings() {
        return settings;
    }

    public synchronized Status status() {
        return status;
    }

    public synchronized Optional<Instant> stopDate() {
        return stopDate;
    }

    /// The children that have begun, in the order of their items.
    public synchronized List<Child> children() {
        return List.copyOf(children);
    }

    public synchronized Standing standing() {
        return new Standing(
                identity,
                settings,
                status,
                stopDate,
                Counts.of(children, items, Child::items),
                Counts.of(children, executions, _ -> 1),
                redrives,
                redriveDate);
    }
}
