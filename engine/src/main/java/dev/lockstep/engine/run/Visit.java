package dev.lockstep.engine.run;

import dev.lockstep.engine.history.EventDetails;
import dev.lockstep.engine.history.EventType;
import dev.lockstep.engine.query.EvaluationFailure;
import dev.lockstep.engine.query.Frame;
import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.time.Chance;
import dev.lockstep.engine.time.Timeline.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The stay of a level in one state, from its entry to its exit, over all its attempts.
public final class Visit implements Frame.Surroundings {
    private final Level level;
    private final Step step;
    private final Payload input;
    private final Instant enteredAt;
    /// The event before the entry, which AWS names as the one before a failed evaluation.
    private final long previousEvent;
    private final long enteredEvent;
    private final Frame frame;
    private final Recovery.Count attempts = new Recovery.Count();
    private final List<Timer> timers = new ArrayList<>(0);
    private @Nullable Object pending;
    private @Nullable Object context;
    private @Nullable String taskToken;
    private long ticket;

    Visit(Level level, Step step, Payload input, long previousEvent, long enteredEvent) {
        this.level = level;
        this.step = step;
        this.input = input;
        this.enteredAt = level.run().now();
        this.previousEvent = previousEvent;
        this.enteredEvent = enteredEvent;
        this.frame = Frame.of(this, input.value());
    }

    public Level level() {
        return level;
    }

    public Run run() {
        return level.run();
    }

    public Step step() {
        return step;
    }

    public Payload input() {
        return input;
    }

    Instant enteredAt() {
        return enteredAt;
    }

    public long enteredEvent() {
        return enteredEvent;
    }

    public Frame frame() {
        return frame;
    }

    /// What the selector of an item sees: the same, with the item in the context object.
    public Frame itemFrame(Supplier<Object> mapContext) {
        return Frame.of(new ItemSurroundings(this, mapContext), input.value());
    }

    Recovery.Count attempts() {
        return attempts;
    }

    /// What the step keeps between an attempt and its signals.
    public <T> T pending(Class<T> type) {
        return type.cast(Objects.requireNonNull(pending));
    }

    public Optional<Object> pending() {
        return Optional.ofNullable(pending);
    }

    public void keep(Object something) {
        pending = something;
    }

    /// Begins an attempt: what was waited for before is void, and the context object is made anew.
    public void beginAttempt() {
        disarm();
        pending = null;
        context = null;
        taskToken = null;
    }

    /// Makes the failure of the state out of the failure of an expression.
    Transition failed(EvaluationFailure e) {
        String cause = "An error occurred while executing the state '" + step.name() + "' (entered at the event id #"
                + enteredEvent + "). " + e.words();
        if (e.error().equals(EvaluationFailure.QUERY_EVALUATION_ERROR)) {
            if (level.lastEvent() == enteredEvent && step.type() != StateType.WAIT) {
                level.follow(previousEvent);
            }
            level.write(
                    EventType.EVALUATION_FAILED,
                    new EventDetails.EvaluationFailed(step.name(), e.location(), e.error(), cause));
        }
        return new Transition.Failure(StateFailure.of(e.error(), cause));
    }

    /// Makes every signal void that was asked for until now.
    public void disarm() {
        run().tickets().withdraw(ticket);
        ticket = 0;
        timers.forEach(Timer::cancel);
        timers.clear();
    }

    /// By which signals find this visit, until it waits for something else.
    public long ticket() {
        if (ticket == 0) {
            ticket = run().tickets().issue(this);
        }
        return ticket;
    }

    /// A signal at a later moment, unless something else comes before.
    public Timer signalAt(Instant due, Signal.Outer signal) {
        Timer timer = run().later(due, new Input.Told(ticket(), signal));
        timers.add(timer);
        return timer;
    }

    public Timer signalAfter(Duration delay, Signal.Outer signal) {
        return signalAt(run().now().plus(delay), signal);
    }

    Optional<String> taskToken() {
        return Optional.ofNullable(taskToken);
    }

    @Override
    public Object context() {
        Object made = context;
        if (made == null) {
            made = ContextObject.of(this);
            context = made;
        }
        return made;
    }

    /// Gives the task a token, which the context object shows.
    public String giveToken() {
        String token = run().newToken();
        taskToken = token;
        context = null;
        return token;
    }

    @Override
    public @Nullable Object variable(String name) {
        return level.scope().lookup(name);
    }

    @Override
    public Instant now() {
        return run().now();
    }

    @Override
    public Chance chance() {
        return run().chance();
    }

    /// The surroundings of a visit with another context object.
    private static final class ItemSurroundings implements Frame.Surroundings {
        private final Visit visit;
        private final Supplier<Object> mapContext;
        private @Nullable Object context;

        ItemSurroundings(Visit visit, Supplier<Object> mapContext) {
            this.visit = visit;
            this.mapContext = mapContext;
        }

        @Override
        public Object context() {
            Object made = context;
            if (made == null) {
                made = ContextObject.of(visit, mapContext.get());
                context = made;
            }
            return made;
        }

        @Override
        public @Nullable Object variable(String name) {
            return visit.variable(name);
        }

        @Override
        public Instant now() {
            return visit.now();
        }

        @Override
        public Chance chance() {
            return visit.chance();
        }
    }
}
