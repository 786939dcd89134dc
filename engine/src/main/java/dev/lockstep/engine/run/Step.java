package dev.lockstep.engine.run;

import dev.lockstep.engine.task.StateFailure;
import java.util.Optional;

/// A state, planned. Steps hold no state of a run: everything that changes is in the [Visit].
public interface Step {

    String name();

    StateType type();

    /// Does what the state is for, at first and after each retrier's delay.
    ///
    /// An expression without a value throws an `EvaluationFailure`, which becomes a failure of the state.
    Transition attempt(Visit visit);

    /// Does what was left undone when the execution ended without success.
    default Transition redrive(Visit visit) {
        visit.beginAttempt();
        return attempt(visit);
    }

    /// Goes on with a signal that the state waited for.
    default Transition resume(Visit visit, Signal signal) {
        throw new IllegalStateException(name() + " waits for nothing, but was told " + signal);
    }

    /// Writes what says that the state has failed and is not tried again.
    default void giveUp(Visit visit, StateFailure failure) {}

    /// What is left of a visit that ends before its time, when a sibling failed or the execution was stopped.
    default void abandon(Visit visit) {}

    /// What the children of the distributed Map with this label run, if it is this state or inside it.
    default Optional<Plan> processor(String label) {
        return Optional.empty();
    }

    /// How failures are mended.
    default Recovery recovery() {
        return Recovery.NONE;
    }
}
