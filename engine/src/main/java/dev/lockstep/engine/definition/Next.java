package dev.lockstep.engine.definition;

/// What follows a state.
public sealed interface Next {
    /// `"Next": "…"`.
    record To(String state) implements Next {}

    /// `"End": true`.
    record End() implements Next {}
}
