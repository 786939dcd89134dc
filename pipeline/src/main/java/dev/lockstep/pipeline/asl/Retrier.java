package dev.lockstep.pipeline.asl;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// One entry of a Retry list. Without waits there are no attempts: the errors are not retried.
record Retrier(List<String> errorEquals, int maxAttempts, Optional<Waits> waits) {

    Retrier {
        errorEquals = List.copyOf(errorEquals);
    }

    static Retrier never(List<String> errors) {
        return new Retrier(errors, 0, Optional.empty());
    }

    record Waits(long intervalSeconds, BigDecimal backoffRate, Optional<Long> maxDelaySeconds, boolean fullJitter) {}
}
