package dev.lockstep.engine.value;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;

/// A text that is no JSON document, or one beyond the limits. The message names line and column.
public final class InvalidJson extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /// Where the fault was found, from 1.
    private final int line;

    private final int column;
    private final String reason;

    InvalidJson(String reason, JsonLocation place) {
        super(reason + " at line " + place.getLineNr() + ", column " + place.getColumnNr());
        this.reason = reason;
        this.line = place.getLineNr();
        this.column = place.getColumnNr();
    }

    InvalidJson(JsonProcessingException cause) {
        super(cause.getOriginalMessage() + place(cause.getLocation()), cause);
        JsonLocation at = cause.getLocation();
        this.reason = cause.getOriginalMessage();
        this.line = at == null ? 1 : at.getLineNr();
        this.column = at == null ? 1 : at.getColumnNr();
    }

    private static String place(@Nullable JsonLocation at) {
        return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    /// What was found, without the place.
    public String reason() {
        return reason;
    }

    /// The line of the fault, from 1.
    public int line() {
        return line;
    }

    /// The column of the fault, from 1.
    public int column() {
        return column;
    }
}
