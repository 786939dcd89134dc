package dev.lockstep.engine.run;

import dev.lockstep.engine.task.StateFailure;

/// What a state that waits is told.
public sealed interface Signal {

    /// The moment that was waited for has come.
    record Due() implements Signal {}

    /// A retrier's delay is over.
    record TryAgain() implements Signal {}

    /// The task answered.
    record Succeeded(Object output) implements Signal {}

    /// The task failed.
    record Failed(StateFailure failure) implements Signal {}

    /// The service took the task's call; the answer comes later.
    record Submitted(Object output) implements Signal {}

    /// A worker has fetched the task.
    record Started(String worker) implements Signal {}

    /// Whoever works on the task is alive.
    record Beat() implements Signal {}

    /// Nobody has said for too long that the task is alive.
    record Silent() implements Signal {}

    /// The task did not answer in time.
    record TimedOut() implements Signal {}

    /// A branch or an iteration came to its end.
    record ChildEnded(Level child, Payload output) implements Signal {}

    /// A branch or an iteration failed.
    record ChildFailed(Level child, StateFailure failure) implements Signal {}
}
