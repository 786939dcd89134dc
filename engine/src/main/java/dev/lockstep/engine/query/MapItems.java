package dev.lockstep.engine.query;

import dev.lockstep.engine.definition.Operand;
import dev.lockstep.engine.value.Json;
import dev.lockstep.engine.value.Null;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a Map state runs over.
@FunctionalInterface
public interface MapItems {

    /// The items.
    ///
    /// @param arguments what the state works on when it names nothing else
    /// @throws EvaluationFailure when there is no list
    List<Object> items(Object arguments, Frame frame);

    static MapItems of(Optional<Operand> operand, Flow flow) {
        if (operand.isEmpty()) {
            return (arguments, _) -> input(arguments);
        }
        Expression expression = flow.operand(operand.get());
        return switch (operand.get()) {
            case Operand.Literal _ -> (_, frame) -> input(expression.evaluate(frame));
            case Operand.Jsonata(String field, Object written, String _) ->
                (_, frame) -> listOf(expression.evaluate(frame), field, written);
            case Operand.Path _ -> (arguments, frame) -> input(expression.evaluate(frame.reading(arguments)));
        };
    }

    private static List<Object> input(Object value) {
        if (value instanceof List<?> list) {
            return List.copyOf(list);
        }
        throw EvaluationFailure.query("Map state input must be an array but was: " + Json.write(value), "");
    }

    private static List<Object> listOf(Object value, String field, Object written) {
        if (value instanceof List<?> list) {
            return List.copyOf(list);
        }
        String text = written instanceof String template && JsonataTemplates.isExpression(template)
                ? template.substring(2, template.length() - 2).strip()
                : Json.write(written);
        throw EvaluationFailure.query(
                "The JSONata expression '" + text + "' specified for the field '" + field
                        + "' returned an unexpected result type. Expected 'array', but was '" + typeOf(value)
                        + "' for value: " + Json.write(value),
                field);
    }

    private static String typeOf(Object value) {
        return switch (value) {
            case Null _ -> "null";
            case String _ -> "string";
            case Boolean _ -> "boolean";
            case Number _ -> "number";
            case Map<?, ?> _ -> "object";
            default -> "array";
        };
    }
}
