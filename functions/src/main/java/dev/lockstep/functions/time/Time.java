package dev.lockstep.functions.time;

import java.time.Duration;
import java.time.Instant;

/// Time, asked for in one place so that tests can give their own.
public interface Time {
    /// The time of this machine.
    Time OF_THIS_MACHINE = new MachineTime();

    /// Now, for people.
    Instant now();

    /// A reading of the stopwatch, only good for differences.
    Duration stopwatch();

    /// Waits.
    ///
    /// @throws InterruptedException when the wait is broken off
    void pause(Duration duration) throws InterruptedException;
}
