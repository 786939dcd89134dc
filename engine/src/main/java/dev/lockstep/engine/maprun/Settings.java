package dev.lockstep.engine.maprun;

import java.util.Optional;

/// What can be changed of a map run while it runs.
///
/// @param maxConcurrency how many children run side by side at most; 0 for as many as there may be
public record Settings(int maxConcurrency, Tolerance tolerance) {
    /// AWS runs no more children side by side, whatever is written.
    private static final int MOST_SIDE_BY_SIDE = 10_000;

    int sideBySide() {
        return maxConcurrency == 0 ? MOST_SIDE_BY_SIDE : Math.min(maxConcurrency, MOST_SIDE_BY_SIDE);
    }

    /// The same with what an update says.
    public Settings with(Optional<Integer> concurrency, Optional<Long> count, Optional<Double> percentage) {
        return new Settings(
                concurrency.orElse(maxConcurrency),
                new Tolerance(count.or(tolerance::count), percentage.or(tolerance::percentage)));
    }
}
