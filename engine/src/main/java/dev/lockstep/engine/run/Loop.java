package dev.lockstep.engine.run;

import dev.lockstep.engine.definition.Next;
import dev.lockstep.engine.history.EventDetails;
import dev.lockstep.engine.query.EvaluationFailure;
import dev.lockstep.engine.task.StateFailure;
import java.util.function.Supplier;

/// Follows transitions from state to state, through all levels of one execution.
final class Loop {
    private final Run run;

    Loop(Run run) {
        this.run = run;
    }

    /// Where the loop is: a level, and what follows in it.
    private record Position(Level level, Transition transition) {}

    /// Goes on until something must be waited for, or all is over.
    void proceed(Level level, Transition first) {
        Position position = new Position(level, first);
        while (!run.isOver()) {
            switch (position.transition()) {
                case Transition.Waiting _ -> {
                    return;
                }
                case Transition.Exit exit -> position = exit(position.level(), exit);
                case Transition.Failure(StateFailure failure) -> position = failure(position.level(), failure);
            }
        }
    }

    private Position exit(Level level, Transition.Exit exit) {
        Visit visit = level.current();
        Payload output = visit.input().or(exit.completion().output());
        if (level.parent() == null && exit.next() instanceof Next.End) {
            var _ = output.text(); // the execution's output: told anyway, and then its size is known
        }
        if (output.isTooLarge()) {
            StateFailure failure = StateFailure.resultTooLarge(visit.step().name());
            return new Position(level, new Transition.Failure(failure));
        }
        Assignment assignment = Assignment.of(exit.completion().assigned());
        if (assignment.isTooLarge() || !level.scope().hasRoomFor(assignment)) {
            StateFailure failure = StateFailure.assignmentTooLarge(visit.step().name());
            return new Position(level, new Transition.Failure(failure));
        }
        leave(visit, output, assignment);
        return switch (exit.next()) {
            case Next.To(String state) -> new Position(level, enter(level, state, output));
            case Next.End _ -> end(level, new Signal.ChildEnded(level, output), () -> run.succeed(output));
        };
    }

    private Position failure(Level level, StateFailure failure) {
        return Recovery.mend(level.current(), failure)
                .map(mended -> new Position(level, mended))
                .orElseGet(() -> end(level, new Signal.ChildFailed(level, failure), () -> run.fail(failure)));
    }

    /// Ends a level: the visit around it is told, or, at the top, the execution is over.
    private Position end(Level level, Signal signal, Runnable atTheTop) {
        level.end();
        Visit parent = level.parent();
        if (parent == null) {
            atTheTop.run();
            return new Position(level, new Transition.Waiting());
        }
        return new Position(parent.level(), guarded(parent, () -> parent.step().resume(parent, signal)));
    }

    Transition enter(Level level, String state, Payload input) {
        Step step = level.group().step(state);
        long previous = level.lastEvent();
        long entered = level.write(step.type().entered(), () -> new EventDetails.StateEntered(state, input.text()));
        Visit visit = level.begin(new Visit(level, step, input, previous, entered));
        return guarded(visit, () -> step.attempt(visit));
    }

    private static void leave(Visit visit, Payload output, Assignment assignment) {
        Step step = visit.step();
        visit.level().scope().assign(assignment);
        visit.disarm();
        visit.level()
                .write(
                        step.type().exited(),
                        () -> new EventDetails.StateExited(step.name(), output.text(), assignment.texts()));
    }

    /// What follows from a step; an expression without a value is a failure of the state.
    Transition guarded(Visit visit, Supplier<Transition> work) {
        try {
            return work.get();
        } catch (EvaluationFailure e) {
            return visit.failed(e);
        }
    }
}
