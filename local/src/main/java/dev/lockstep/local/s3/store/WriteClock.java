package dev.lockstep.local.s3.store;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/// The time an object was written, in microseconds and never twice the same, so that it tells two states of a file
/// apart.
final class WriteClock {

    private final Clock clock;
    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.EPOCH);

    WriteClock(Clock clock) {
        this.clock = clock;
    }

    Instant next() {
        return last.updateAndGet(before -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            return now.isAfter(before) ? now : before.plus(1, ChronoUnit.MICROS);
        });
    }
}
