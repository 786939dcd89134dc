package dev.lockstep.engine.query;

import dev.lockstep.engine.definition.Operand;
import dev.lockstep.engine.value.Json;
import java.util.List;
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
            case Operand.Path(String _, String path, String _) ->
                (_, frame) -> referenced(expression.evaluate(frame), path);
        };
    }

    private static List<Object> input(Object value) {
        if (value instanceof List<?> list) {
            return List.copyOf(list);
        }
        throw EvaluationFailure.query("Map state input must be an array but was: " + Json.write(value), "");
    }

    private static List<Object> referenced(Object value, String path) {
        if (value instanceof List<?> list) {
            return List.copyOf(list);
        }
        // AWS leaves out the first sign of a path into the context object
        String shown = path.startsWith("$$") ? path.substring(1) : path;
        throw EvaluationFailure.runtime("Reference path \"" + shown + "\" must point to array.");
    }

    private static List<Object> listOf(Object value, String field, Object written) {
        if (value instanceof List<?> list) {
            return List.copyOf(list);
        }
        throw EvaluationFailure.query(ExpectedType.refusal(field, written, value, "array"), field);
    }
}
