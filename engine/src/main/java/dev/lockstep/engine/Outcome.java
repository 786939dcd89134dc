package dev.lockstep.engine;

import java.util.Optional;

/// How an execution ended: with an output (JSON text) when it succeeded, else with an error and a cause as far as they
/// were given.
public record Outcome(Status status, Optional<String> output, Optional<String> error, Optional<String> cause) {

    /// The states of an execution as the API names them.
    public enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        ABORTED
    }

    public static Outcome succeeded(String output) {
        return new Outcome(Status.SUCCEEDED, Optional.of(output), Optional.empty(), Optional.empty());
    }

    public static Outcome ended(Status status, Optional<String> error, Optional<String> cause) {
        return new Outcome(status, Optional.empty(), error, cause);
    }
}
