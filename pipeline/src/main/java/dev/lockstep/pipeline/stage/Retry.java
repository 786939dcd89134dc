package dev.lockstep.pipeline.stage;

import dev.lockstep.pipeline.Place;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How a stage is tried again. `attempts` counts the tries after the first, as Step Functions' MaxAttempts does.
public record Retry(
        Place place,
        int attempts,
        Duration interval,
        BigDecimal backoff,
        Optional<Duration> maxInterval,
        Jitter jitter,
        List<String> on) {

    /// What is tried again when nothing is said.
    public static final List<String> ANY_FAILURE = List.of("States.TaskFailed", "States.Timeout");

    public Retry {
        on = List.copyOf(on);
    }

    /// Whether waits are spread by chance between nothing and their full length.
    public enum Jitter {
        FULL,
        NONE
    }
}
