package dev.lockstep.pipeline.stage;

/// Called once when a run has failed, before it ends with the original error and cause; `$error` stands in its `with`.
public final class FailureHandler {

    /// The name its state and its function go by.
    public static final String NAME = "onFailure";

    private FailureHandler() {}
}
