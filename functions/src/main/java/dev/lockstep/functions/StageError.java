package dev.lockstep.functions;

import dev.lockstep.functions.json.Redaction;
import org.jspecify.annotations.Nullable;

/// Why a stage failed, in a form the state machine can act on: Lambda reports the class name in full as `errorType`,
/// and the retriers match it. The message says where, what was found and what was expected; what
/// [Redaction] hides it does not say.
public abstract sealed class StageError extends RuntimeException
        permits CircuitOpen, InProgress, InvalidInput, QualityGateFailed, Unavailable, Unfinished {
    private static final long serialVersionUID = 1L;

    StageError(String message) {
        super(Redaction.ofThisProcess().text(message));
    }

    StageError(String message, @Nullable Throwable cause) {
        super(Redaction.ofThisProcess().text(message), cause);
    }

    /// Whether running the stage again with the same input can succeed.
    public abstract boolean retryable();
}
