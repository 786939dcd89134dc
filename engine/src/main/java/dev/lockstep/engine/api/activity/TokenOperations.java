package dev.lockstep.engine.api.activity;

import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.api.wire.Fields;
import dev.lockstep.engine.api.wire.Operation;
import dev.lockstep.engine.api.wire.Reply;
import dev.lockstep.engine.task.Callbacks;
import dev.lockstep.engine.task.Callbacks.Token;
import dev.lockstep.engine.task.Callbacks.Work;
import dev.lockstep.engine.task.Integration.Answers;
import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Fetching the work of activities, and answering tasks by their tokens.
public final class TokenOperations {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LONGEST_TOKEN = 2_048;
    private static final int LARGEST_OUTPUT = 262_144;

    private final Activities activities;
    private final Callbacks callbacks;

    public TokenOperations(Activities activities, Callbacks callbacks) {
        this.activities = activities;
        this.callbacks = callbacks;
    }

    public List<Operation<?>> all() {
        return List.of(
                new Operation<>("GetActivityTask", Fetch::of, this::fetch),
                new Operation<>("SendTaskSuccess", Success::of, this::succeed),
                new Operation<>("SendTaskFailure", Failure::of, this::fail),
                new Operation<>("SendTaskHeartbeat", fields -> readToken(fields), this::beat));
    }

    private record Fetch(Arn arn, String worker) {
        static Fetch of(Fields fields) {
            String worker = fields.text("workerName", 1, 80).orElse("");
            return new Fetch(ActivityOperations.activityArn(fields), worker);
        }
    }

    /// Waits a minute for work, then answers without.
    private Reply fetch(Fetch request) {
        activities.get(request.arn());
        CompletableFuture<Optional<Work>> polled = callbacks.poll(request.arn().text());
        Optional<Work> work = polled.completeOnTimeout(Optional.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        work.ifPresent(found -> {
            found.answers().started(request.worker());
            awaitSafe(found.answers());
        });
        return Reply.empty().with("taskToken", work.map(Work::token)).with("input", work.map(Work::input));
    }

    private static String readToken(Fields fields) {
        return fields.required("taskToken", 1, LONGEST_TOKEN);
    }

    private Answers waiting(String token) {
        return switch (callbacks.find(token)) {
            case Token.Waiting(Answers answers) -> answers;
            case Token.Over _ ->
                throw new ApiFailure("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
            case Token.Unknown _ -> throw new ApiFailure("InvalidToken", "Invalid Token: 'Invalid token'");
        };
    }

    /// Whoever was told that an answer was taken may forget it.
    private static void awaitSafe(Answers answers) {
        CompletableFuture<Void> safe = new CompletableFuture<>();
        answers.whenSafe(() -> safe.complete(null));
        safe.join();
    }

    private record Success(String token, String output) {
        static Success of(Fields fields) {
            return new Success(readToken(fields), fields.required("output", 0, LARGEST_OUTPUT));
        }
    }

    private Reply succeed(Success request) {
        Answers answers = waiting(request.token());
        try {
            answers.succeed(Json.parse(request.output()));
            awaitSafe(answers);
        } catch (InvalidJson e) {
            throw new ApiFailure("InvalidOutput", "Invalid Output: '" + e.reason() + "'");
        }
        return Reply.empty();
    }

    private record Failure(String token, StateFailure failure) {
        static Failure of(Fields fields) {
            return new Failure(
                    readToken(fields), new StateFailure(fields.text("error", 0, 256), fields.text("cause", 0, 32_768)));
        }
    }

    private Reply fail(Failure request) {
        Answers answers = waiting(request.token());
        answers.fail(request.failure());
        awaitSafe(answers);
        return Reply.empty();
    }

    private Reply beat(String token) {
        Answers answers = waiting(token);
        answers.beat();
        awaitSafe(answers);
        return Reply.empty();
    }
}
