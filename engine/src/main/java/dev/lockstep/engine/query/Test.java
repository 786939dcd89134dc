package dev.lockstep.engine.query;

import dev.lockstep.engine.definition.Condition;
import dev.lockstep.engine.value.Json;

/// What a choice rule asks, planned.
@FunctionalInterface
public interface Test {

    /// Whether it holds at this moment.
    ///
    /// @throws EvaluationFailure when it cannot be said
    boolean holds(Frame frame);

    /// Plans a condition; the location names it in messages.
    static Test of(Condition condition, Flow flow, String location) {
        return switch (condition) {
            case Condition.Jsonata(var operand) -> {
                Expression expression = flow.operand(operand);
                yield frame -> truth(expression.evaluate(frame), location);
            }
            case Condition.And _, Condition.Or _, Condition.Not _, Condition.Comparison _ ->
                throw new InvalidQuery("JSONPath conditions are not supported yet", "");
        };
    }

    private static boolean truth(Object value, String location) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw EvaluationFailure.query(
                "The Condition must be a boolean, but was " + Json.write(value), location);
    }
}
