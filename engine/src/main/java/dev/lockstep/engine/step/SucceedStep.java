package dev.lockstep.engine.step;

import dev.lockstep.engine.definition.Next;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.query.Flow;
import dev.lockstep.engine.run.StateType;
import dev.lockstep.engine.run.Step;
import dev.lockstep.engine.run.Transition;
import dev.lockstep.engine.run.Visit;

/// Ends its level.
record SucceedStep(String name, Flow flow) implements Step {
    private static final Next END = new Next.End();

    static SucceedStep of(State.Succeed state) {
        return new SucceedStep(state.name(), Flow.of(state.header().flow()));
    }

    @Override
    public StateType type() {
        return StateType.SUCCEED;
    }

    @Override
    public Transition attempt(Visit visit) {
        return new Transition.Exit(flow.passOn(visit.frame()), END);
    }
}
