package dev.lockstep.engine;

import java.io.Serial;

/// A store cannot be used: where, why, and what to do about it.
public final class StoreTrouble extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String place;
    private final String reason;
    private final String remedy;

    public StoreTrouble(String place, String reason, String remedy) {
        super(place + ": " + reason + "; " + remedy);
        this.place = place;
        this.reason = reason;
        this.remedy = remedy;
    }

    public String place() {
        return place;
    }

    public String reason() {
        return reason;
    }

    public String remedy() {
        return remedy;
    }
}
