package dev.lockstep.engine.step;

import dev.lockstep.engine.definition.Next;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.definition.WaitFor;
import dev.lockstep.engine.query.Flow;
import dev.lockstep.engine.run.Signal;
import dev.lockstep.engine.run.StateType;
import dev.lockstep.engine.run.Step;
import dev.lockstep.engine.run.Transition;
import dev.lockstep.engine.run.Visit;

/// Waits for a while, or until a moment.
record WaitStep(String name, Flow flow, Moment until, Next next) implements Step {

    static WaitStep of(State.Wait state) {
        Flow flow = Flow.of(state.header().flow());
        Moment until = switch (state.until()) {
            case WaitFor.Seconds(var seconds) -> Moment.afterSeconds(flow, seconds);
            case WaitFor.Timestamp(var timestamp) -> Moment.at(flow, timestamp);
        };
        return new WaitStep(state.name(), flow, until, state.next());
    }

    @Override
    public StateType type() {
        return StateType.WAIT;
    }

    @Override
    public Transition attempt(Visit visit) {
        visit.signalAt(until.due(visit), new Signal.Due());
        return new Transition.Waiting();
    }

    @Override
    public Transition resume(Visit visit, Signal signal) {
        return new Transition.Exit(flow.passOn(visit.frame()), next);
    }
}
