package dev.lockstep.engine.intrinsic;

import java.io.Serial;

/// A text that is no call of an intrinsic function, with what was found where.
public final class InvalidIntrinsic extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    InvalidIntrinsic(String text, int offset, String reason) {
        super("Invalid intrinsic function call '" + text + "': " + reason + " at offset " + offset);
    }
}
