package dev.lockstep.functions;

import org.jspecify.annotations.Nullable;

/// Something outside did not answer, or asked to slow down; the same call may succeed later.
public final class Unavailable extends StageError {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message) {
        super(message);
    }

    public Unavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public boolean retryable() {
        return true;
    }
}
