package dev.lockstep.functions;

/// The input, an object it names or the configuration is wrong; trying again cannot mend it.
public final class InvalidInput extends StageError {
    private static final long serialVersionUID = 1L;

    public InvalidInput(String message) {
        super(message);
    }

    public InvalidInput(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public boolean retryable() {
        return false;
    }
}
