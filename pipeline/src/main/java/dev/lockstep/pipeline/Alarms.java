package dev.lockstep.pipeline;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// When someone is to be woken: failed runs in an hour, the part of runs that fail (0 to 1), a run's length, the
/// quality below which it is bad.
public record Alarms(
        OptionalInt failures,
        Optional<BigDecimal> errorRate,
        Optional<Duration> duration,
        Optional<BigDecimal> quality) {

    public static final Alarms NONE =
            new Alarms(OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
