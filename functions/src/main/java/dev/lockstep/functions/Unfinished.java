package dev.lockstep.functions;

/// The stage has stopped before Lambda would have ended it, and remembers how far it came; another attempt goes on.
public final class Unfinished extends StageError {
    private static final long serialVersionUID = 1L;

    public Unfinished(String message) {
        super(message);
    }

    @Override
    public boolean retryable() {
        return true;
    }
}
