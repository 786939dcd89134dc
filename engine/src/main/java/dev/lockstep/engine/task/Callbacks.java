package dev.lockstep.engine.task;

import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.task.Integration.Answers;
import dev.lockstep.engine.value.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// The tasks that wait for somebody outside: by their tokens, and the ones of activities until a worker fetches them.
/// Safe for any thread.
public final class Callbacks {
    /// How many tokens that are over are remembered, to be told from those that never were.
    private static final int REMEMBERED = 10_000;

    private final Map<String, Answers> open = new ConcurrentHashMap<>();
    private final Map<String, Boolean> over = new LinkedHashMap<>();
    private final Map<String, ActivityQueue> queues = new ConcurrentHashMap<>();

    /// What a token stands for.
    public sealed interface Token {
        /// A task that waits.
        record Waiting(Answers answers) implements Token {}

        /// A task that waits no more.
        record Over() implements Token {}

        /// Nothing that ever was.
        record Unknown() implements Token {}
    }

    /// Work of an activity, as a worker is given it.
    public record Work(String token, String input, Answers answers) {}

    /// Has a token stand for a task until the task is over.
    void open(String token, Answers answers) {
        open.put(token, answers);
        answers.whenOver(() -> close(token));
    }

    private void close(String token) {
        open.remove(token);
        synchronized (over) {
            over.put(token, true);
            if (over.size() > REMEMBERED) {
                over.remove(over.keySet().iterator().next());
            }
        }
    }

    public Token find(String token) {
        Answers answers = open.get(token);
        if (answers != null) {
            return new Token.Waiting(answers);
        }
        synchronized (over) {
            return over.containsKey(token) ? new Token.Over() : new Token.Unknown();
        }
    }

    /// Answers a task that waits for its token; false when none does.
    ///
    /// @throws IllegalArgumentException when the answer is that a task goes on running
    public boolean answer(String token, Outcome answer) {
        Answers answers = open.get(token);
        if (answers == null) {
            return false;
        }
        if (answer.status() == Outcome.Status.RUNNING) {
            throw new IllegalArgumentException("a task that runs has no answer yet");
        }
        answer.output()
                .ifPresentOrElse(
                        output -> answers.succeed(Json.parse(output)),
                        () -> answers.fail(new StateFailure(answer.error(), answer.cause())));
        return true;
    }

    /// Puts work where a worker of the activity finds it.
    void offer(String activityArn, Work work) {
        open(work.token(), work.answers());
        ActivityQueue queue = queue(activityArn);
        queue.offer(work);
        work.answers().whenOver(() -> queue.remove(work));
    }

    /// The next work of an activity, as soon as there is some; whoever gives up waiting completes it with nothing.
    public CompletableFuture<Optional<Work>> poll(String activityArn) {
        return queue(activityArn).poll();
    }

    private ActivityQueue queue(String activityArn) {
        return queues.computeIfAbsent(activityArn, _ -> new ActivityQueue());
    }
}
