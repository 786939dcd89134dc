package dev.lockstep.engine.task.sdk;

import java.io.Serial;

/// A service or an action that cannot be called here, and what is missing.
final class Unavailable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    Unavailable(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
