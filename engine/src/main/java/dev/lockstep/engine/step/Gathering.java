package dev.lockstep.engine.step;

import dev.lockstep.engine.history.EventDetails;
import dev.lockstep.engine.history.EventType;
import dev.lockstep.engine.query.EvaluationFailure;
import dev.lockstep.engine.run.Signal;
import dev.lockstep.engine.run.Step;
import dev.lockstep.engine.run.Transition;
import dev.lockstep.engine.run.Visit;
import dev.lockstep.engine.task.StateFailure;

/// A step that begins children inside the execution, and goes on when all have come to their ends.
sealed interface Gathering extends Step permits MapStep, ParallelStep {

    Transition ended(Visit visit, Signal.ChildEnded ended);

    Transition failed(Visit visit, Signal.ChildFailed failed);

    /// What is written when the children were begun, or could not be, and the state fails.
    EventType failure();

    @Override
    default Transition resume(Visit visit, Signal signal) {
        return switch (signal) {
            case Signal.ChildEnded ended -> ended(visit, ended);
            case Signal.ChildFailed failed -> failed(visit, failed);
            case Signal.Due _,
                    Signal.TryAgain _,
                    Signal.Succeeded _,
                    Signal.Failed _,
                    Signal.Submitted _,
                    Signal.Started _,
                    Signal.Beat _,
                    Signal.Silent _,
                    Signal.TimedOut _,
                    Signal.ExecutionEnded _,
                    Signal.Adjusted _ ->
                throw new IllegalStateException(name() + " waits for its children, but was told " + signal);
        };
    }

    @Override
    default void giveUp(Visit visit, StateFailure failure) {
        if (visit.pending().isPresent() || failure.is(EvaluationFailure.QUERY_EVALUATION_ERROR)) {
            visit.level().write(failure(), new EventDetails.None());
        }
    }
}
