package dev.lockstep.engine.run;

import java.util.Optional;

/// What comes to an execution from outside. Its course depends on nothing else: the same inputs at the same moments,
/// from the same beginning, lead to the same history. So whoever keeps them keeps the execution.
public sealed interface Input {

    /// What somebody waited for, who is named by the ticket.
    record Told(long ticket, Signal.Outer signal) implements Input {}

    /// Somebody stops the execution.
    record Stopped(Optional<String> error, Optional<String> cause) implements Input {}

    /// The machine's own time-out is over.
    record OutOfTime() implements Input {}

    /// Somebody lets the execution go on from where it failed.
    record Redriven() implements Input {}
}
