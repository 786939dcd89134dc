package dev.lockstep.engine.definition;

/// How long a Wait state waits.
public sealed interface WaitFor {
    /// `Seconds`, `SecondsPath`.
    record Seconds(Operand seconds) implements WaitFor {}

    /// `Timestamp`, `TimestampPath`.
    record Timestamp(Operand timestamp) implements WaitFor {}
}
