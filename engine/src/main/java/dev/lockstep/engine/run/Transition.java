package dev.lockstep.engine.run;

import dev.lockstep.engine.definition.Next;
import dev.lockstep.engine.query.Completion;
import dev.lockstep.engine.task.StateFailure;

/// What follows from a step.
public sealed interface Transition {

    /// The state is done: it leaves an output and variables, and another state or the end of its level follows.
    record Exit(Completion completion, Next next) implements Transition {}

    /// The state failed; retriers and catchers are asked.
    record Failure(StateFailure failure) implements Transition {}

    /// A signal will come.
    record Waiting() implements Transition {}
}
