package dev.lockstep.functions.time;

import dev.lockstep.functions.Unavailable;
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

    /// Waits for something that may do later what it does not do now. A wait that is broken off leaves the
    /// thread marked as interrupted: whoever interrupts it wants all of it to end.
    ///
    /// Static, because with a method of its own an interface that holds one of its implementations may
    /// lock itself in.
    ///
    /// @param what the end of "interrupted while waiting for"
    static void waitFor(String what, Duration duration, Time time) {
        try {
            time.pause(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting for " + what, e);
        }
    }
}
