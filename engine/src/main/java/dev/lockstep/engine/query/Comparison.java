package dev.lockstep.engine.query;

import dev.lockstep.engine.definition.Condition;
import dev.lockstep.engine.definition.Condition.Operator;
import dev.lockstep.engine.definition.Operand;
import dev.lockstep.engine.path.InvalidPath;
import dev.lockstep.engine.path.JsonPath;
import dev.lockstep.engine.path.Reading;
import dev.lockstep.engine.value.Null;
import dev.lockstep.engine.value.Numbers;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/// The comparison operators of JSONPath choice rules. Values of other types than the operator's are never equal, less
/// or greater.
final class Comparison {
    private Comparison() {}

    static Test plan(Condition.Comparison comparison) {
        JsonPath variable = path(comparison.variable(), comparison.pointer() + "/Variable");
        if (comparison.operator() == Operator.IS_PRESENT) {
            Expression expected = expected(comparison.operand());
            return frame -> expected.evaluate(frame).equals(variable.read(frame) instanceof Reading.Found);
        }
        BiPredicate<Object, Object> relation = relation(comparison.operator());
        Expression expected = expected(comparison.operand());
        return frame -> relation.test(read(variable, frame), expected.evaluate(frame));
    }

    private static JsonPath path(String text, String pointer) {
        try {
            return JsonPath.parse(text);
        } catch (InvalidPath e) {
            throw new InvalidQuery("Value is not a Reference Path: " + e.reason(), pointer);
        }
    }

    private static Object read(JsonPath path, Frame frame) {
        return switch (path.read(frame)) {
            case Reading.Found(Object value) -> value;
            case Reading.Missing _ ->
                throw EvaluationFailure.runtime(
                        "Invalid path '" + path + "': The choice state's condition path references an invalid value.");
        };
    }

    private static Expression expected(Operand operand) {
        return switch (operand) {
            case Operand.Literal(String _, Object value, String _) -> Expression.literal(value);
            case Operand.Path(String _, String text, String pointer) -> {
                JsonPath path = path(text, pointer);
                yield frame -> read(path, frame);
            }
            case Operand.Jsonata jsonata ->
                throw new InvalidQuery("Expressions do not stand in JSONPath states", jsonata.pointer());
        };
    }

    private static BiPredicate<Object, Object> relation(Operator operator) {
        return switch (operator) {
            case STRING_EQUALS -> strings(order -> order == 0);
            case STRING_LESS_THAN -> strings(order -> order < 0);
            case STRING_GREATER_THAN -> strings(order -> order > 0);
            case STRING_LESS_THAN_EQUALS -> strings(order -> order <= 0);
            case STRING_GREATER_THAN_EQUALS -> strings(order -> order >= 0);
            case STRING_MATCHES ->
                (left, right) -> left instanceof String text
                        && right instanceof String pattern
                        && Wildcard.matches(pattern, text);
            case NUMERIC_EQUALS -> numbers(order -> order == 0);
            case NUMERIC_LESS_THAN -> numbers(order -> order < 0);
            case NUMERIC_GREATER_THAN -> numbers(order -> order > 0);
            case NUMERIC_LESS_THAN_EQUALS -> numbers(order -> order <= 0);
            case NUMERIC_GREATER_THAN_EQUALS -> numbers(order -> order >= 0);
            case BOOLEAN_EQUALS -> (left, right) -> left instanceof Boolean && left.equals(right);
            case TIMESTAMP_EQUALS -> timestamps(order -> order == 0);
            case TIMESTAMP_LESS_THAN -> timestamps(order -> order < 0);
            case TIMESTAMP_GREATER_THAN -> timestamps(order -> order > 0);
            case TIMESTAMP_LESS_THAN_EQUALS -> timestamps(order -> order <= 0);
            case TIMESTAMP_GREATER_THAN_EQUALS -> timestamps(order -> order >= 0);
            case IS_NULL -> is(Null.class::isInstance);
            case IS_NUMERIC -> is(Number.class::isInstance);
            case IS_STRING -> is(String.class::isInstance);
            case IS_BOOLEAN -> is(Boolean.class::isInstance);
            case IS_TIMESTAMP -> is(value -> timestamp(value).isPresent());
            case IS_PRESENT -> throw new IllegalArgumentException("asks for no value");
        };
    }

    private static BiPredicate<Object, Object> is(Predicate<Object> test) {
        return (value, expected) -> expected.equals(test.test(value));
    }

    private static BiPredicate<Object, Object> strings(IntPredicate order) {
        return (left, right) -> left instanceof String a && right instanceof String b && order.test(a.compareTo(b));
    }

    private static BiPredicate<Object, Object> numbers(IntPredicate order) {
        return (left, right) ->
                left instanceof Number a && right instanceof Number b && order.test(Numbers.compare(a, b));
    }

    private static BiPredicate<Object, Object> timestamps(IntPredicate order) {
        return (left, right) -> {
            Optional<Instant> a = timestamp(left);
            Optional<Instant> b = timestamp(right);
            return a.isPresent() && b.isPresent() && order.test(a.get().compareTo(b.get()));
        };
    }

    private static Optional<Instant> timestamp(Object value) {
        if (!(value instanceof String text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException _) {
            // a text of another form is no timestamp, which is all that is asked
            return Optional.empty();
        }
    }
}
