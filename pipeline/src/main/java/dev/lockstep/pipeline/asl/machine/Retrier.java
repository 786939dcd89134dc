package dev.lockstep.pipeline.asl.machine;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// One entry of a Retry list. Without waits there are no attempts: the errors are not retried.
public record Retrier(List<String> errorEquals, int maxAttempts, Optional<Waits> waits) {

    public Retrier {
        errorEquals = List.copyOf(errorEquals);
    }

    public static Retrier never(List<String> errors) {
        return new Retrier(errors, 0, Optional.empty());
    }

    public record Waits(
            long intervalSeconds, BigDecimal backoffRate, Optional<Long> maxDelaySeconds, boolean fullJitter) {}
}
