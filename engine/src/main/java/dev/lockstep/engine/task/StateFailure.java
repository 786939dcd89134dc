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

    public boolean is(String name) {
        return error.isPresent() && error.get().equals(name);
    }
}
