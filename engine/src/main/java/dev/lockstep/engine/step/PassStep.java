package dev.lockstep.engine.step;

import dev.lockstep.engine.definition.Next;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.query.Flow;
import dev.lockstep.engine.run.StateType;
import dev.lockstep.engine.run.Step;
import dev.lockstep.engine.run.Transition;
import dev.lockstep.engine.run.Visit;
import java.util.Optional;

/// Hands its input on, or a result that is written down.
record PassStep(String name, Flow flow, Optional<Object> result, Next next) implements Step {

    static PassStep of(State.Pass state) {
        return new PassStep(state.name(), Flow.of(state.header().flow()), state.result(), state.next());
    }

    @Override
    public StateType type() {
        return StateType.PASS;
    }

    @Override
    public Transition attempt(Visit visit) {
        return new Transition.Exit(flow.pass(visit.frame(), result), next);
    }
}
