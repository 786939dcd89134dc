package dev.lockstep.engine.run;

import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.Outcome.Status;
import dev.lockstep.engine.history.EventDetails;
import dev.lockstep.engine.history.EventType;
import dev.lockstep.engine.history.History;
import dev.lockstep.engine.history.LateDetails;
import dev.lockstep.engine.maprun.MapRun;
import dev.lockstep.engine.query.EvaluationFailure;
import dev.lockstep.engine.task.Integrations;
import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.time.Chance;
import dev.lockstep.engine.time.Timeline;
import dev.lockstep.engine.turn.Recorded;
import dev.lockstep.engine.turn.Turns;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One execution: what comes to it, what becomes of it, and what its [Loop] needs to know.
///
/// An execution takes one of its [Turns] at a time, never two at once; so nothing in here is locked. Only what others
/// may read at any time is shared.
public final class Run implements Turns.Course<Input> {
    /// What AWS lets a history grow to; the last event is that of the failure.
    private static final int MOST_EVENTS = 25_000;

    private static final String TOO_MANY_EVENTS =
            "The execution reached the maximum number of history events (" + MOST_EVENTS + ").";

    private final RunRequest request;
    private final Surroundings surroundings;
    private final History history;
    private final Turns<Input> turns;
    private final Tickets tickets = new Tickets();
    private final Chance chance;
    private final Account account;
    private final Loop loop = new Loop(this);
    private final Level top;
    private boolean silent;
    private @Nullable Map<String, Object> executionContext;
    private @Nullable Map<String, Object> stateMachineContext;
    private Timeline.@Nullable Timer timeout;
    private boolean over;

    /// There is room for one event only: that of the execution's failure.
    private static final class HistoryFull extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HistoryFull() {
            super("", null, false, false);
        }
    }

    /// What an engine lends its executions.
    public record Surroundings(Timeline timeline, Integrations integrations, String region, Plan.MapRuns mapRuns) {}

    public Run(RunRequest request, Surroundings surroundings, History history, Ending ending) {
        this.request = request;
        this.chance = Chance.of(request.beginning().seed());
        this.surroundings = surroundings;
        this.history = history;
        this.account = new Account(ending);
        this.turns = new Turns<>(surroundings.timeline(), request.journal(), history, this);
        this.top = Level.top(this, request.plan().states());
    }

    /// Starts to run.
    public void start() {
        request.journal().begin(request.beginning());
        turns.begin(request.startDate(), this::begin);
    }

    /// The same, on the caller's thread where time allows it.
    public void startHere() {
        request.journal().begin(request.beginning());
        turns.beginHere(request.startDate(), this::begin);
    }

    /// Goes on where an earlier process left off, after the inputs that were kept.
    public void goOn(List<Recorded<Input>> inputs) {
        turns.again(request.startDate(), this::begin, inputs);
    }

    /// Goes through everything once more, to where it ended, and does nothing outside; on the caller's thread.
    public void retell(List<Recorded<Input>> inputs) {
        turns.retell(request.startDate(), this::begin, inputs);
    }

    private void begin() {
        EventDetails details = new EventDetails.ExecutionStarted(
                request.input(),
                request.roleArn(),
                request.start().stateMachineAliasArn(),
                request.start().stateMachineVersionArn());
        write(0, EventType.EXECUTION_STARTED, details);
        limitTime();
        begin(top, new Payload(request.inputValue()));
    }

    private void limitTime() {
        request.plan()
                .timeout()
                .ifPresent(longest -> timeout = turns.later(now().plus(longest), new Input.OutOfTime()));
    }

    /// Brings an input to the execution, if it is still waited for by then. From any thread.
    public void take(Input input) {
        turns.take(input);
    }

    boolean isOver() {
        return over;
    }

    /// Does something when all that came until now has had its effect, and is safe. From any thread.
    public void whenSafe(Runnable work) {
        turns.whenSafe(work);
    }

    @Override
    public boolean isConcerned(Input input) {
        return switch (input) {
            case Input.Told(long ticket, Signal.Outer _) ->
                !over && tickets.holder(ticket).isPresent();
            case Input.Stopped _, Input.OutOfTime _ -> !over;
            case Input.Redriven _ -> over && !account.hasSucceeded();
        };
    }

    @Override
    public void follow(Input input) {
        switch (input) {
            case Input.Told(long ticket, Signal.Outer signal) ->
                tickets.holder(ticket)
                        .ifPresent(visit ->
                                loop.proceed(visit.level(), loop.guarded(visit, () -> tell(visit, signal))));
            case Input.Stopped(Optional<String> error, Optional<String> cause) ->
                endEarly(EventType.EXECUTION_ABORTED, Outcome.ended(Status.ABORTED, error, cause));
            case Input.OutOfTime _ ->
                endEarly(
                        EventType.EXECUTION_TIMED_OUT,
                        Outcome.ended(Status.TIMED_OUT, Optional.empty(), Optional.empty()));
            case Input.Redriven _ -> redrive();
        }
    }

    /// Goes on from what did not succeed, with the time-out from the beginning.
    private void redrive() {
        over = false;
        int redrives = account.redriven(now());
        executionContext = null;
        top.follow(write(
                history.size(), EventType.EXECUTION_REDRIVEN, new EventDetails.Redriven(redrives, Optional.empty())));
        limitTime();
        redrive(top);
    }

    /// Lets a level go on from the state that it was in, after everything that was begun before.
    public void redrive(Level level) {
        level.revive();
        Visit visit = level.visit();
        Payload input = level.input();
        if (visit != null) {
            visit.attempts().reset();
            turns.then(() -> proceedIn(
                    level, () -> loop.guarded(visit, () -> visit.step().redrive(visit))));
        } else if (input != null) {
            begin(level, input);
        }
    }

    private void proceedIn(Level level, Supplier<Transition> first) {
        if (!over && !level.hasEnded()) {
            loop.proceed(level, first.get());
        }
    }

    private void endEarly(EventType type, Outcome outcome) {
        // AWS tells nothing of what was running when an execution is stopped
        silent = type == EventType.EXECUTION_ABORTED;
        abort(top);
        long previous = silent ? 0 : top.lastEvent();
        silent = false;
        conclude(previous, type, new EventDetails.Failure(outcome.error(), outcome.cause()), outcome);
    }

    /// Lets a level enter its first state, after everything that was begun before.
    public void begin(Level level, Payload input) {
        level.given(input);
        turns.then(() -> proceedIn(level, () -> {
            level.open();
            return loop.enter(level, level.group().startAt(), input);
        }));
    }

    private static Transition tell(Visit visit, Signal signal) {
        if (signal instanceof Signal.TryAgain) {
            visit.beginAttempt();
            return visit.step().attempt(visit);
        }
        return visit.step().resume(visit, signal);
    }

    /// Ends a level before its time, and what runs inside it.
    public void abort(Level level) {
        if (level.hasEnded()) {
            return;
        }
        level.end();
        Visit visit = level.visit();
        if (visit != null) {
            visit.step().abandon(visit);
            level.writeAborted();
        }
    }

    /// The execution must end and say so, rather than stand for ever.
    @Override
    public void broken(Throwable fault) {
        if (!over) {
            silent = true;
            abort(top);
            silent = false;
            String cause = fault instanceof HistoryFull ? TOO_MANY_EVENTS : "The engine failed: " + fault;
            fail(StateFailure.of(EvaluationFailure.RUNTIME, cause));
        }
    }

    void succeed(Payload output) {
        finish(
                EventType.EXECUTION_SUCCEEDED,
                () -> new EventDetails.Output(output.text()),
                Outcome.succeeded(output.text()));
    }

    void fail(StateFailure failure) {
        finish(
                EventType.EXECUTION_FAILED,
                new EventDetails.Failure(failure.error(), failure.cause()),
                Outcome.ended(Status.FAILED, failure.error(), failure.cause()));
    }

    private void finish(EventType type, LateDetails details, Outcome outcome) {
        top.end();
        conclude(top.lastEvent(), type, details, outcome);
    }

    private void conclude(long previous, EventType type, LateDetails details, Outcome outcome) {
        over = true;
        write(previous, type, details);
        if (timeout != null) {
            timeout.cancel();
        }
        turns.outside(account.end(outcome, now()));
    }

    @Override
    public void closeJournal() {
        account.close(request.journal(), history);
    }

    /// Takes note of a map run that begins.
    public void opened(MapRun run) {
        account.opened(run);
        outside(() -> mapRuns().opened(run));
    }

    public long write(long previous, EventType type, LateDetails details) {
        if (!over && !silent && history.size() >= MOST_EVENTS - 1) {
            throw new HistoryFull();
        }
        return silent ? previous : history.write(previous, now(), type, details);
    }

    public String arn() {
        return request.arn();
    }

    public String region() {
        return surroundings.region();
    }

    /// The moment of this turn.
    public Instant now() {
        return turns.now();
    }

    public Timeline timeline() {
        return surroundings.timeline();
    }

    public Chance chance() {
        return chance;
    }

    /// Does something outside, when this turn is safe.
    public void outside(Runnable effect) {
        turns.outside(effect);
    }

    /// A signal at a later moment, unless the timer is cancelled before or nobody waits for it by then.
    Timeline.Timer later(Instant due, Input input) {
        return turns.later(due, input);
    }

    Tickets tickets() {
        return tickets;
    }

    public Integrations integrations() {
        return surroundings.integrations();
    }

    public Plan.MapRuns mapRuns() {
        return surroundings.mapRuns();
    }

    public RunRequest request() {
        return request;
    }

    /// What the context object says of the execution; made when somebody asks, and after a redrive anew.
    Map<String, Object> executionContext() {
        Map<String, Object> made = executionContext;
        if (made == null) {
            made = ContextObject.execution(request, account.redrives(), account.redriveDate());
            executionContext = made;
        }
        return made;
    }

    Map<String, Object> stateMachineContext() {
        Map<String, Object> made = stateMachineContext;
        if (made == null) {
            made = ContextObject.stateMachine(request);
            stateMachineContext = made;
        }
        return made;
    }

    String newToken() {
        return chance().uuid().toString();
    }
}
