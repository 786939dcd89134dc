package dev.lockstep.functions.time;

import java.time.Duration;
import java.time.Instant;

/// The only class here that asks the machine for the time, or waits.
final class MachineTime implements Time {
    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Duration stopwatch() {
        return Duration.ofNanos(System.nanoTime());
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }
}
