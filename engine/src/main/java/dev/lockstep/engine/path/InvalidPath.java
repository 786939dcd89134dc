package dev.lockstep.engine.path;

/// A text that is no path, with what was found where.
public final class InvalidPath extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String reason;

    InvalidPath(String text, int offset, String reason) {
        super("Invalid path '" + text + "': " + reason + " at offset " + offset);
        this.offset = offset;
        this.reason = reason;
    }

    /// What is wrong, without text and place.
    public String reason() {
        return reason;
    }

    /// Where in the text the fault is, from 0.
    public int offset() {
        return offset;
    }
}
