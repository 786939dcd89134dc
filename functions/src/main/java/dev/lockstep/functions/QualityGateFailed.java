package dev.lockstep.functions;

/// The data is worse than the stage's `quality` allows; the same data stays as bad however often it is checked.
public final class QualityGateFailed extends StageError {
    private static final long serialVersionUID = 1L;

    public QualityGateFailed(String message) {
        super(message);
    }

    @Override
    public boolean retryable() {
        return false;
    }
}
