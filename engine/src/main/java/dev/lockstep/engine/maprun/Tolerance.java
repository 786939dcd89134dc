package dev.lockstep.engine.maprun;

import java.util.Optional;

/// How many items may fail before a map run does. What is not said tolerates everything, as long as the other is said;
/// without either, nothing is tolerated.
public record Tolerance(Optional<Long> count, Optional<Double> percentage) {
    public static final Tolerance NONE = new Tolerance(Optional.empty(), Optional.empty());

    boolean isExceeded(long failed, long total) {
        if (count.isEmpty() && percentage.isEmpty()) {
            return failed > 0;
        }
        return count.filter(most -> failed > most).isPresent()
                || percentage.filter(most -> failed * 100.0 > most * total).isPresent();
    }
}
