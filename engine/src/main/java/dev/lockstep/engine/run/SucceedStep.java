package dev.lockstep.engine.run;

import dev.lockstep.engine.definition.Next;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.query.Flow;

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
