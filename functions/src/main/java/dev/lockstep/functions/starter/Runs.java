package dev.lockstep.functions.starter;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.starter.Executions.Started;
import dev.lockstep.functions.starter.Executions.Status;
import dev.lockstep.functions.time.Time;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Starts a run for an event, keeps the event until its turn comes, or says why it starts none.
///
/// An event that must wait is written down first, and then whoever can start goes: so it does not matter whether a run
/// ended just before. Nothing here is undone when something fails, since all of it may be done twice: the event comes
/// again, and finds its place taken by itself.
final class Runs {
    /// What Step Functions takes.
    private static final int LARGEST_INPUT = 256 * 1024;

    /// Word of an end takes seconds.
    private static final Duration WORD_IS_UNDER_WAY = Duration.ofMinutes(1);

    /// Between taking a place and starting there is one call.
    private static final Duration START_IS_UNDER_WAY = Duration.ofMinutes(5);

    private final Executions executions;
    private final Supplier<Admissions> table;
    private final Optional<Limit> limit;
    private final Time time;

    /// @param table asked for only by pipelines that have to remember something
    Runs(Executions executions, Supplier<Admissions> table, Optional<Limit> limit, Time time) {
        this.executions = executions;
        this.table = table;
        this.limit = limit;
        this.time = time;
    }

    /// Starts the run of an event when it may start.
    Started start(Start start) {
        if (start.latest().filter(version -> !admissions().isLatest(version)).isPresent()) {
            return new Started(Optional.empty(), Status.SUPERSEDED);
        }
        String execution = start.identity().executionName();
        return limit.map(limit -> limited(start, execution, limit))
                .orElseGet(() -> executions.start(execution, start.input()));
    }

    private Admissions admissions() {
        return table.get();
    }

    private Started limited(Start start, String execution, Limit limit) {
        if ((!limit.waits() || admissions().first().isEmpty()) && enters(execution, limit)) {
            return begun(execution, start.input());
        }
        if (!limit.waits()) {
            return new Started(Optional.empty(), Status.SKIPPED);
        }
        refuseWhatWouldNeverStart(executions.input(start.input()));
        admissions().wait(start);
        String arn = executions.arn(execution);
        return letIn(limit).stream()
                .filter(started -> started.executionArn().filter(arn::equals).isPresent())
                .findFirst()
                .orElseGet(() -> new Started(Optional.of(arn), Status.WAITING));
    }

    /// Takes note that a run has ended, and starts those that have waited for it.
    List<Started> ended(String execution) {
        admissions().leave(execution);
        return letIn();
    }

    /// Asks for the runs that word of their end may have been lost of, and starts those that have waited and have room.
    List<Started> remind() {
        limit.ifPresent(_ -> leaveWhatHasEnded());
        return letIn();
    }

    private List<Started> letIn() {
        return limit.filter(Limit::waits).map(this::letIn).orElseGet(List::of);
    }

    private List<Started> letIn(Limit limit) {
        List<Started> started = new ArrayList<>();
        for (var first = admissions().first();
                first.isPresent();
                first = admissions().first()) {
            Admissions.Waiting waiting = first.get();
            if (waiting.latest()
                    .filter(version -> !admissions().isLatest(version))
                    .isEmpty()) {
                if (!enters(waiting.execution(), limit)) {
                    break;
                }
                started.add(begun(waiting.execution(), waiting.input()));
            }
            admissions().forget(waiting);
        }
        return started;
    }

    private boolean enters(String execution, Limit limit) {
        return admissions().enter(execution, limit.runs());
    }

    private Started begun(String execution, Json.Obj input) {
        Started started = executions.start(execution, input);
        if (started.status() == Status.EXISTS && executions.state(execution) != Executions.State.RUNNING) {
            admissions().leave(execution);
        }
        return started;
    }

    private void leaveWhatHasEnded() {
        Instant now = time.now();
        admissions().running().forEach((execution, since) -> {
            if (since.plus(WORD_IS_UNDER_WAY).isBefore(now)
                    && isGone(execution, since.plus(START_IS_UNDER_WAY).isBefore(now))) {
                admissions().leave(execution);
            }
        });
    }

    private boolean isGone(String execution, boolean wouldBeThere) {
        return switch (executions.state(execution)) {
            case RUNNING -> false;
            case ENDED -> true;
            case UNKNOWN -> wouldBeThere;
        };
    }

    /// It would stand in the way of all that come after it.
    private static void refuseWhatWouldNeverStart(String input) {
        int bytes = input.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LARGEST_INPUT) {
            throw new InvalidInput(
                    "the event has " + bytes + " bytes; an execution takes " + LARGEST_INPUT + " at most");
        }
    }
}
