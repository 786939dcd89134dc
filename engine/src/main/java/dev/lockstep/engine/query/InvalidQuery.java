package dev.lockstep.engine.query;

import java.io.Serial;

/// An expression or path in a definition that is none.
public final class InvalidQuery extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String pointer;

    InvalidQuery(String message, String pointer) {
        super(message);
        this.pointer = pointer;
    }

    /// The JSON pointer of its place.
    public String pointer() {
        return pointer;
    }

    public String words() {
        return String.valueOf(getMessage());
    }
}
