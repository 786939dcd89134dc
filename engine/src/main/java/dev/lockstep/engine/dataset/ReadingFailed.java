package dev.lockstep.engine.dataset;

import java.io.Serial;

/// The items cannot be read: what they are read from is not what the reader says, or its format is broken.
public final class ReadingFailed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    ReadingFailed(String message) {
        super(message);
    }

    public String words() {
        return String.valueOf(getMessage());
    }
}
