package dev.lockstep.infra.environment;

import java.time.Duration;

/// How runs come to a new version of a state machine.
public sealed interface Rollout {

    /// Every run that starts from now on.
    record AllAtOnce() implements Rollout {}

    /// Part of the runs first; what fails in that time takes the deployment back.
    ///
    /// @param percentage of the runs that begin with the new version, at once or more in each step
    /// @param interval between the steps
    record Gradual(Pace pace, int percentage, Duration interval) implements Rollout {}

    /// In Step Functions' own words.
    enum Pace {
        /// One step with part of the runs, then all.
        CANARY,
        /// Equal steps.
        LINEAR
    }
}
