package dev.lockstep.engine.intrinsic;

/// What a call came to.
public sealed interface Evaluation {

    /// Its result.
    record Value(Object value) implements Evaluation {}

    /// It failed: AWS's name for the error, and the part of the cause that speaks of the call.
    record Failed(String error, String cause) implements Evaluation {}
}
