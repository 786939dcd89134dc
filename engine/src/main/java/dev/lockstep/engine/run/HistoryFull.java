package dev.lockstep.engine.run;

import java.io.Serial;

/// There is room for one event only: that of the execution's failure.
final class HistoryFull extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    HistoryFull() {
        super("", null, false, false);
    }
}
