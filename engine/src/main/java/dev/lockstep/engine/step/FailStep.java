package dev.lockstep.engine.step;

import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.query.Expression;
import dev.lockstep.engine.query.Flow;
import dev.lockstep.engine.run.StateType;
import dev.lockstep.engine.run.Step;
import dev.lockstep.engine.run.Transition;
import dev.lockstep.engine.run.Visit;
import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.value.Json;
import java.util.Optional;

/// Fails its level with an error and a cause.
record FailStep(String name, Optional<Expression> error, Optional<Expression> cause) implements Step {

    static FailStep of(State.Fail state) {
        Flow flow = Flow.of(state.header().flow());
        return new FailStep(
                state.name(), state.error().map(flow::operand), state.cause().map(flow::operand));
    }

    @Override
    public StateType type() {
        return StateType.FAIL;
    }

    @Override
    public Transition attempt(Visit visit) {
        return new Transition.Failure(new StateFailure(text(error, visit), text(cause, visit)));
    }

    private static Optional<String> text(Optional<Expression> expression, Visit visit) {
        return expression
                .map(e -> e.evaluate(visit.frame()))
                .map(value -> value instanceof String text ? text : Json.write(value));
    }
}
