package dev.lockstep.engine.api.trial;

import dev.lockstep.engine.definition.Next;
import dev.lockstep.engine.query.Completion;
import dev.lockstep.engine.task.StateFailure;
import java.util.Map;
import java.util.Optional;

/// How a trial ended.
sealed interface Verdict {

    /// The state is done and another follows, or none.
    record Succeeded(Completion completion, Next next) implements Verdict {}

    /// It failed, and nothing mends that.
    record Failed(StateFailure failure, Map<String, Object> details) implements Verdict {}

    /// It failed, and a retrier would try it again.
    record Retriable(StateFailure failure, Map<String, Object> details) implements Verdict {}

    /// It failed, and a catcher leads on.
    record Caught(StateFailure failure, Map<String, Object> details, Completion completion, String next)
            implements Verdict {}

    default String status() {
        return switch (this) {
            case Succeeded _ -> "SUCCEEDED";
            case Failed _ -> "FAILED";
            case Retriable _ -> "RETRIABLE";
            case Caught _ -> "CAUGHT_ERROR";
        };
    }

    default Optional<Completion> left() {
        return switch (this) {
            case Succeeded(Completion completion, Next _) -> Optional.of(completion);
            case Caught caught -> Optional.of(caught.completion());
            case Failed _, Retriable _ -> Optional.empty();
        };
    }

    default Optional<String> nextState() {
        return switch (this) {
            case Succeeded(Completion _, Next next) ->
                next instanceof Next.To(String state) ? Optional.of(state) : Optional.empty();
            case Caught caught -> Optional.of(caught.next());
            case Failed _, Retriable _ -> Optional.empty();
        };
    }

    default Optional<StateFailure> problem() {
        return switch (this) {
            case Succeeded _ -> Optional.empty();
            case Failed failed -> Optional.of(failed.failure());
            case Retriable retriable -> Optional.of(retriable.failure());
            case Caught caught -> Optional.of(caught.failure());
        };
    }

    /// Which retrier and catcher were looked at.
    default Map<String, Object> errorDetails() {
        return switch (this) {
            case Succeeded _ -> Map.of();
            case Failed failed -> failed.details();
            case Retriable retriable -> retriable.details();
            case Caught caught -> caught.details();
        };
    }
}
