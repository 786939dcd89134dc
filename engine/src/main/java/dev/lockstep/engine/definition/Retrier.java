package dev.lockstep.engine.definition;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A rule for trying again.
public record Retrier(
        List<String> errorEquals,
        Duration interval,
        long maxAttempts,
        double backoffRate,
        Optional<Duration> maxDelay,
        JitterStrategy jitter,
        String pointer) {
    public Retrier {
        errorEquals = List.copyOf(errorEquals);
    }

    /// Whether the delay is random, between nothing and what the rule says.
    public enum JitterStrategy {
        NONE,
        FULL
    }
}
