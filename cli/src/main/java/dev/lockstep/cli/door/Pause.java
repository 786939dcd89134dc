package dev.lockstep.cli.door;

import java.time.Duration;

/// Waiting for others: between two looks at what is done elsewhere.
@FunctionalInterface
public interface Pause {
    void of(Duration time);

    /// Lets the time pass.
    static Pause ofProcess() {
        return time -> {
            try {
                Thread.sleep(time);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw Refusal.environment("interrupted while waiting");
            }
        };
    }
}
