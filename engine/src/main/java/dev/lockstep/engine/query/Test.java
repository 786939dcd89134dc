package dev.lockstep.engine.query;

import dev.lockstep.engine.definition.Condition;
import dev.lockstep.engine.definition.Operand;
import java.util.List;

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
                yield frame -> truth(expression.evaluate(frame), operand, location);
            }
            case Condition.And(var conditions) -> {
                List<Test> tests = all(conditions, flow, location);
                yield frame -> tests.stream().allMatch(test -> test.holds(frame));
            }
            case Condition.Or(var conditions) -> {
                List<Test> tests = all(conditions, flow, location);
                yield frame -> tests.stream().anyMatch(test -> test.holds(frame));
            }
            case Condition.Not(var inner) -> {
                Test test = of(inner, flow, location);
                yield frame -> !test.holds(frame);
            }
            case Condition.Comparison comparison -> Comparison.plan(comparison);
        };
    }

    private static List<Test> all(List<Condition> conditions, Flow flow, String location) {
        return conditions.stream()
                .map(condition -> of(condition, flow, location))
                .toList();
    }

    private static boolean truth(Object value, Operand operand, String location) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        Object written = switch (operand) {
            case Operand.Jsonata(String _, Object template, String _) -> template;
            case Operand.Literal(String _, Object literal, String _) -> literal;
            case Operand.Path(String _, String path, String _) -> path;
        };
        throw EvaluationFailure.query(ExpectedType.refusal(location, written, value, "boolean"), location);
    }
}
