package dev.lockstep.engine.intrinsic.function;

import java.io.Serial;

/// A function cannot work with its arguments. It never leaves the evaluation, which makes a failure of it.
public final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String reason;

    public Refusal(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
