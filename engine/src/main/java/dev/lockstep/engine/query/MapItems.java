package dev.lockstep.engine.query;

import dev.lockstep.engine.definition.Operand;
import dev.lockstep.engine.value.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a Map state runs over.
public final class MapItems {
    private final Optional<Operand> operand;
    private final Optional<Expression> expression;

    private MapItems(Optional<Operand> operand, Optional<Expression> expression) {
        this.operand = operand;
        this.expression = expression;
    }

    public static MapItems of(Optional<Operand> operand, Flow flow) {
        return new MapItems(operand, operand.map(flow::operand));
    }

    /// The items.
    ///
    /// @param arguments what the state works on when it names nothing else
    /// @throws EvaluationFailure when there is no list
    public List<Object> items(Object arguments, Frame frame) {
        Object value = value(arguments, frame);
        if (value instanceof List<?> list) {
            return List.copyOf(list);
        }
        throw refusal(value);
    }

    /// What a distributed Map runs over: the elements of an array, or the members of an object.
    ///
    /// @throws EvaluationFailure when there is neither
    public Object data(Object arguments, Frame frame) {
        Object value = value(arguments, frame);
        if (value instanceof List<?> || value instanceof Map<?, ?>) {
            return value;
        }
        throw refusal(value);
    }

    private Object value(Object arguments, Frame frame) {
        return expression.isPresent() ? expression.get().evaluate(frame) : arguments;
    }

    private EvaluationFailure refusal(Object value) {
        if (operand.isEmpty()) {
            return notAnArray(value);
        }
        return switch (operand.get()) {
            case Operand.Literal _ -> notAnArray(value);
            case Operand.Jsonata(String field, Object written, String _) ->
                EvaluationFailure.query(ExpectedType.refusal(field, written, value, "array"), field);
            case Operand.Path(String _, String path, String _) ->
                // AWS leaves out the first sign of a path into the context object
                EvaluationFailure.runtime("Reference path \"" + (path.startsWith("$$") ? path.substring(1) : path)
                        + "\" must point to array.");
        };
    }

    private static EvaluationFailure notAnArray(Object value) {
        return EvaluationFailure.query("Map state input must be an array but was: " + Json.write(value), "");
    }
}
