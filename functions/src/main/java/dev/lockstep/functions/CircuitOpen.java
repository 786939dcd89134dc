package dev.lockstep.functions;

import java.time.Instant;

/// What the stage would call has failed too often of late and is left alone for a while.
public final class CircuitOpen extends StageError {
    private static final long serialVersionUID = 1L;

    private final Instant tryAgainAt;

    public CircuitOpen(String message, Instant tryAgainAt) {
        super(message);
        this.tryAgainAt = tryAgainAt;
    }

    /// When another attempt may succeed.
    public Instant tryAgainAt() {
        return tryAgainAt;
    }

    @Override
    public boolean retryable() {
        return true;
    }
}
