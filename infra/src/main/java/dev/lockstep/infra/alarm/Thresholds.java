package dev.lockstep.infra.alarm;

import dev.lockstep.pipeline.Alarms;
import java.math.BigDecimal;
import java.time.Duration;

/// When somebody is woken: what the pipeline's `alarms` says, and where it says nothing, what is usual.
///
/// @param errorRate the part of runs that fail, from 0 to 1
record Thresholds(int failures, BigDecimal errorRate, Duration duration, BigDecimal quality) {

    static Thresholds of(Alarms written) {
        return new Thresholds(
                written.failures().orElse(1),
                written.errorRate().orElse(new BigDecimal("0.05")),
                written.duration().orElse(Duration.ofMinutes(30)),
                written.quality().orElse(new BigDecimal("0.90")));
    }
}
