package dev.lockstep.engine.jsonata;

import java.io.Serial;

/// An expression that is none, or that failed; the message starts with JSONata's code where there is one.
public final class JsonataFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    JsonataFailure(String message) {
        super(message, null, false, false);
    }

    /// The words; never null.
    public String words() {
        return String.valueOf(getMessage());
    }
}
