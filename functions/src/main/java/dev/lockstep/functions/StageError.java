package dev.lockstep.functions;

import org.jspecify.annotations.Nullable;

/// Why a stage failed, in a form the state machine can act on: Lambda reports the class name in full as `errorType`,
/// and the retriers match it. The message says where, what was found and what was expected.
public abstract sealed class StageError extends RuntimeException permits InvalidInput, QualityGateFailed, Unavailable {
    private static final long serialVersionUID = 1L;

    StageError(String message) {
        super(message);
    }

    StageError(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// Whether running the stage again with the same input can succeed.
    public abstract boolean retryable();
}
