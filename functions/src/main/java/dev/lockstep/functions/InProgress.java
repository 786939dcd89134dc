package dev.lockstep.functions;

/// Somebody else is doing what may be done once; when that is done, its result is to be had.
public final class InProgress extends StageError {
    private static final long serialVersionUID = 1L;

    public InProgress(String message) {
        super(message);
    }

    @Override
    public boolean retryable() {
        return true;
    }
}
