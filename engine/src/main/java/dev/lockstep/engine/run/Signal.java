package dev.lockstep.engine.run;

import dev.lockstep.engine.maprun.Child;
import dev.lockstep.engine.maprun.Settings;
import dev.lockstep.engine.task.StateFailure;

/// What a state that waits is told.
public sealed interface Signal {

    /// What comes from outside: from time, a task, or somebody. It can be written down.
    sealed interface Outer extends Signal {}

    /// The moment that was waited for has come.
    record Due() implements Outer {}

    /// A retrier's delay is over.
    record TryAgain() implements Outer {}

    /// The task answered.
    record Succeeded(Object output) implements Outer {}

    /// The task failed.
    record Failed(StateFailure failure) implements Outer {}

    /// The service took the task's call; the answer comes later.
    record Submitted(Object output) implements Outer {}

    /// A worker has fetched the task.
    record Started(String worker) implements Outer {}

    /// Whoever works on the task is alive.
    record Beat() implements Outer {}

    /// Nobody has said for too long that the task is alive.
    record Silent() implements Outer {}

    /// The task did not answer in time.
    record TimedOut() implements Outer {}

    /// A child execution of the state's map run came to its end.
    record ExecutionEnded(int index, Child.End end) implements Outer {}

    /// Somebody changes the state's map run.
    record Adjusted(Settings settings) implements Outer {}

    /// A branch or an iteration came to its end.
    record ChildEnded(Level child, Payload output) implements Signal {}

    /// A branch or an iteration failed.
    record ChildFailed(Level child, StateFailure failure) implements Signal {}
}
