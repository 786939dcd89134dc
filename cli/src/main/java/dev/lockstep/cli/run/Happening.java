package dev.lockstep.cli.run;

import dev.lockstep.cli.report.StageResult;
import java.time.Duration;
import java.util.OptionalInt;

/// What a person watching a run wants to hear, as it happens.
public sealed interface Happening {
    /// The stage it is about.
    String stage();

    /// A function is called.
    ///
    /// @param attempt from 1
    /// @param waited what was waited before it, when it is a retry
    record Started(String stage, OptionalInt item, int attempt, Duration waited) implements Happening {}

    record Done(String stage, OptionalInt item, int attempt, Duration took, StageResult result) implements Happening {}

    /// The call failed; whether it is tried again shows with the next event.
    record Failed(String stage, OptionalInt item, int attempt, Duration took, String error, String message)
            implements Happening {}
}
