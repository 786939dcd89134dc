package dev.lockstep.engine.api.execution;

import dev.lockstep.engine.Execution;
import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.api.wire.Door;
import dev.lockstep.engine.api.wire.Fields;
import dev.lockstep.engine.api.wire.Operation;
import dev.lockstep.engine.api.wire.Reply;
import dev.lockstep.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Letting executions go on from where they failed.
public final class RedriveOperations {
    /// With more, AWS does not redrive an execution.
    private static final int MOST_EVENTS = 24_998;

    private static final Pattern TOKEN = Pattern.compile("[!-~]+");
    private static final Duration REDRIVABLE_FOR = Duration.ofDays(14);

    private final Executions executions;
    private final Door door;
    private final RedriveTokens tokens;

    /// @param store keeps the tokens of requests
    public RedriveOperations(Executions executions, Store store, Door door) {
        this.executions = executions;
        this.tokens = new RedriveTokens(store);
        this.door = door;
    }

    public List<Operation<?>> all() {
        return List.of(new Operation<>("RedriveExecution", Request::of, this::redrive));
    }

    private record Request(Arn arn, Optional<String> token) {
        static Request of(Fields fields) {
            fields.text("clientToken", 1, 64);
            Optional<String> token = fields.matching("clientToken", TOKEN);
            return new Request(ExecutionOperations.executionArn(fields), token);
        }
    }

    /// One at a time, so that a token counts once.
    private synchronized Reply redrive(Request request) {
        Optional<Instant> before =
                request.token().flatMap(token -> tokens.redriven(request.arn().text(), token, door.now()));
        Instant date = before.orElseGet(() -> redrive(request.arn()));
        if (before.isEmpty()) {
            request.token().ifPresent(token -> tokens.keep(request.arn().text(), token, date));
        }
        return Reply.empty().date("redriveDate", date);
    }

    private Instant redrive(Arn arn) {
        Started started = executions.get(arn);
        check(started);
        Execution redriven = executions
                .redrive(started.arn())
                .toCompletableFuture()
                .join()
                .orElseThrow(() -> notRedrivable(
                        Redriving.reason(started.outcome()).orElse("Execution redrivable period exceeded")));
        redriven.settled().toCompletableFuture().join();
        return redriven.redriveDate().orElseGet(door::now);
    }

    private void check(Started started) {
        if (started.membership().isPresent()) {
            throw notRedrivable("Execution was started by a Map Run and is redriven with it");
        }
        if (started.execution().history().size() > MOST_EVENTS) {
            throw notRedrivable("Execution has reached the maximum number of history events");
        }
        boolean tooLate = started.stopDate()
                .filter(end -> end.plus(REDRIVABLE_FOR).isBefore(door.now()))
                .isPresent();
        if (tooLate) {
            throw notRedrivable("Execution redrivable period exceeded");
        }
    }

    private static ApiFailure notRedrivable(String reason) {
        return new ApiFailure("ExecutionNotRedrivable", reason);
    }
}
