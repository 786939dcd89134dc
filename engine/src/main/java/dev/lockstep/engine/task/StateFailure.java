package dev.lockstep.engine.task;

import java.util.Optional;

/// An error of the States Language: a value that retriers and catchers look at, not an exception.
public record StateFailure(Optional<String> error, Optional<String> cause) {

    public static StateFailure of(String error, String cause) {
        return new StateFailure(Optional.of(error), Optional.of(cause));
    }

    public static StateFailure of(String error) {
        return new StateFailure(Optional.of(error), Optional.empty());
    }

    /// What a state or task fails with when its result exceeds the limit of a payload.
    public static StateFailure resultTooLarge(String name) {
        return of(
                "States.DataLimitExceeded",
                "The state/task '" + name
                        + "' returned a result with a size exceeding the maximum number of bytes service limit.");
    }

    /// What a state fails with that assigns more than variables may hold.
    public static StateFailure assignmentTooLarge(String name) {
        return of(
                "States.DataLimitExceeded",
                "The state/task '" + name
                        + "' assigned variables with a size exceeding the maximum number of bytes service limit.");
    }

    public boolean is(String name) {
        return error.isPresent() && error.get().equals(name);
    }
}
