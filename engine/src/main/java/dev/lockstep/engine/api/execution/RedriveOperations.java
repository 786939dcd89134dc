package dev.lockstep.engine.api.execution;

import dev.lockstep.engine.Execution;
import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.api.wire.Door;
import dev.lockstep.engine.api.wire.Fields;
import dev.lockstep.engine.api.wire.Operation;
import dev.lockstep.engine.api.wire.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Letting executions go on from where they failed.
public final class RedriveOperations {
    /// With more, AWS does not redrive an execution.
    private static final int MOST_EVENTS = 24_998;

    private static final Pattern TOKEN = Pattern.compile("[!-~]+");
    private static final Duration TOKENS_LIVE = Duration.ofMinutes(15);
    private static final Duration REDRIVABLE_FOR = Duration.ofDays(14);
    private static final int MOST_TOKENS = 1_000;

    private final Executions executions;
    private final Door door;
    private final Map<Token, Instant> tokens = new LinkedHashMap<>();

    /// What makes a request the same as another.
    private record Token(String executionArn, String text) {}

    public RedriveOperations(Executions executions, Door door) {
        this.executions = executions;
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
        Optional<Token> token =
                request.token().map(text -> new Token(request.arn().text(), text));
        Instant before = token.map(tokens::get).orElse(null);
        if (before != null && before.plus(TOKENS_LIVE).isAfter(door.now())) {
            return Reply.empty().date("redriveDate", before);
        }
        Started started = executions.get(request.arn());
        check(started);
        Execution redriven = executions
                .redrive(started.arn())
                .toCompletableFuture()
                .join()
                .orElseThrow(() -> notRedrivable(
                        Redriving.reason(started.outcome()).orElse("Execution redrivable period exceeded")));
        redriven.settled().toCompletableFuture().join();
        Instant date = redriven.redriveDate().orElseGet(door::now);
        token.ifPresent(fresh -> {
            tokens.put(fresh, date);
            if (tokens.size() > MOST_TOKENS) {
                tokens.remove(tokens.keySet().iterator().next());
            }
        });
        return Reply.empty().date("redriveDate", date);
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
