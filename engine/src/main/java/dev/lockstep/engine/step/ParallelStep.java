package dev.lockstep.engine.step;

import dev.lockstep.engine.definition.Next;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.history.EventDetails;
import dev.lockstep.engine.history.EventType;
import dev.lockstep.engine.query.Flow;
import dev.lockstep.engine.run.Level;
import dev.lockstep.engine.run.Payload;
import dev.lockstep.engine.run.Plan;
import dev.lockstep.engine.run.Recovery;
import dev.lockstep.engine.run.Signal;
import dev.lockstep.engine.run.StateType;
import dev.lockstep.engine.run.Transition;
import dev.lockstep.engine.run.Visit;
import java.util.List;
import java.util.Optional;

/// Runs branches side by side and collects what they give.
record ParallelStep(String name, Flow flow, List<Plan.Group> branches, Recovery recovery, Next next)
        implements Gathering {

    static ParallelStep of(State.Parallel state, List<Plan.Group> branches) {
        return new ParallelStep(
                state.name(),
                Flow.of(state.header().flow()),
                List.copyOf(branches),
                Recovery.of(state.retriers(), state.catchers()),
                state.next());
    }

    @Override
    public StateType type() {
        return StateType.PARALLEL;
    }

    @Override
    public Optional<Plan> processor(String label) {
        return branches.stream()
                .flatMap(branch -> branch.processor(label).stream())
                .findFirst();
    }

    @Override
    public Transition attempt(Visit visit) {
        Payload input = new Payload(flow.arguments(visit.frame()));
        Level level = visit.level();
        long started = level.write(EventType.PARALLEL_STATE_STARTED, new EventDetails.None());
        Joining joining = new Joining(branches.size());
        visit.keep(joining);
        for (Plan.Group branch : branches) {
            Level child = Level.inside(visit, branch, joining.started(), started, Optional.empty());
            joining.start(child);
            visit.run().begin(child, input);
        }
        return new Transition.Waiting();
    }

    @Override
    public Transition ended(Visit visit, Signal.ChildEnded ended) {
        Joining joining = visit.pending(Joining.class);
        joining.end(ended.child(), ended.output().value());
        if (!joining.isComplete()) {
            return new Transition.Waiting();
        }
        visit.level().follow(ended.child().lastEvent());
        return complete(visit, joining);
    }

    private Transition complete(Visit visit, Joining joining) {
        visit.level().writeAside(EventType.PARALLEL_STATE_SUCCEEDED, new EventDetails.None());
        return new Transition.Exit(flow.complete(visit.frame(), joining.results()), next);
    }

    @Override
    public Transition failed(Visit visit, Signal.ChildFailed failed) {
        abandon(visit);
        // a state that fails its branch counts as aborted, when it is of a type that can be
        failed.child().writeAborted();
        visit.level().follow(failed.child().lastEvent());
        return new Transition.Failure(failed.failure());
    }

    /// The branches that came to their end keep their results.
    @Override
    public Transition redrive(Visit visit) {
        if (visit.pending().isEmpty()) {
            return Gathering.super.redrive(visit);
        }
        Joining joining = visit.pending(Joining.class);
        if (joining.isComplete()) {
            return complete(visit, joining);
        }
        joining.unfinished().forEach(visit.run()::redrive);
        return new Transition.Waiting();
    }

    @Override
    public EventType failure() {
        return EventType.PARALLEL_STATE_FAILED;
    }

    @Override
    public void abandon(Visit visit) {
        visit.pending().ifPresent(joining -> ((Joining) joining).unfinished().forEach(visit.run()::abort));
    }
}
