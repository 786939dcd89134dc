package dev.lockstep.engine.run;

import dev.lockstep.engine.history.EventDetails;
import dev.lockstep.engine.history.EventType;
import dev.lockstep.engine.history.LateDetails;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A walk through one group of states: the machine's own, a branch, or an iteration.
public final class Level {
    private final Run run;
    private final Plan.Group group;
    private final Scope scope;
    private final @Nullable Visit parent;
    private final int index;
    private final Optional<Supplier<Object>> mapContext;
    private long lastEvent;
    private @Nullable Visit visit;
    private Runnable opening = () -> {};
    private @Nullable Payload input;
    private boolean ended;

    private Level(
            Run run, Plan.Group group, Scope scope, @Nullable Visit parent, int index, Optional<Supplier<Object>> map) {
        this.run = run;
        this.group = group;
        this.scope = scope;
        this.parent = parent;
        this.index = index;
        this.mapContext = map;
    }

    static Level top(Run run, Plan.Group group) {
        return new Level(run, group, new Scope(null), null, 0, Optional.empty());
    }

    /// A branch or an iteration of a visit, which follows an event of its own.
    ///
    /// @param map what the context object says about the item, when there is one of its own
    public static Level inside(
            Visit parent, Plan.Group group, int index, long lastEvent, Optional<Supplier<Object>> map) {
        Level outer = parent.level();
        Optional<Supplier<Object>> context = map.isPresent() ? map : outer.mapContext;
        Level level = new Level(outer.run, group, new Scope(outer.scope), parent, index, context);
        level.lastEvent = lastEvent;
        return level;
    }

    public Run run() {
        return run;
    }

    Plan.Group group() {
        return group;
    }

    Scope scope() {
        return scope;
    }

    /// The visit whose branch or iteration this is; null at the top.
    @Nullable
    Visit parent() {
        return parent;
    }

    public int index() {
        return index;
    }

    Optional<Object> mapContext() {
        return mapContext.map(Supplier::get);
    }

    public long lastEvent() {
        return lastEvent;
    }

    public void follow(long event) {
        lastEvent = event;
    }

    @Nullable
    Visit visit() {
        return visit;
    }

    /// The visit that there must be.
    Visit current() {
        Visit there = visit;
        if (there == null) {
            throw new IllegalStateException("A level that has entered nothing");
        }
        return there;
    }

    public Visit begin(Visit next) {
        visit = next;
        return next;
    }

    public boolean hasEnded() {
        return ended;
    }

    public void end() {
        if (!ended) {
            scope.leave();
        }
        ended = true;
        Visit current = visit;
        if (current != null) {
            current.disarm();
        }
    }

    /// What the level begins with.
    @Nullable
    Payload input() {
        return input;
    }

    void given(Payload value) {
        input = value;
    }

    /// Lets the level go on after its end.
    void revive() {
        if (ended) {
            scope.comeBack();
        }
        ended = false;
    }

    /// Writes an event that the next one of this level follows.
    public long write(EventType type, LateDetails details) {
        lastEvent = run.write(lastEvent, type, details);
        return lastEvent;
    }

    /// Writes an event that nothing of this level follows; gives its identifier for whoever else does.
    public long writeAside(EventType type, LateDetails details) {
        return run.write(lastEvent, type, details);
    }

    /// Says that the state which the level is in was aborted, when its type has an event for that.
    public void writeAborted() {
        Visit current = visit;
        if (current != null) {
            current.step().type().aborted().ifPresent(type -> writeAside(type, new EventDetails.None()));
        }
    }

    /// The event that the level is to begin with.
    public void opensWith(EventType type, LateDetails details) {
        opening = () -> write(type, details);
    }

    /// Begins, with the event that was asked for.
    public void open() {
        opening.run();
    }
}
