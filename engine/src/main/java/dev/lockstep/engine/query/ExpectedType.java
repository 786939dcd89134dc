package dev.lockstep.engine.query;

import dev.lockstep.engine.value.Json;
import dev.lockstep.engine.value.Null;
import java.util.List;
import java.util.Map;

/// The words for an expression whose value is of another type than its field takes.
final class ExpectedType {
    private ExpectedType() {}

    static String refusal(String field, Object written, Object value, String expected) {
        return "The JSONata expression '" + text(written) + "' specified for the field '" + field
                + "' returned an unexpected result type. Expected '" + expected + "', but was '" + typeOf(value)
                + "' for value: " + Json.write(value);
    }

    private static String text(Object written) {
        return written instanceof String template && JsonataTemplates.isExpression(template)
                ? template.substring(2, template.length() - 2).strip()
                : Json.write(written);
    }

    private static String typeOf(Object value) {
        return switch (value) {
            case Null _ -> "null";
            case String _ -> "string";
            case Boolean _ -> "boolean";
            case Number _ -> "number";
            case Map<?, ?> _ -> "object";
            case List<?> _ -> "array";
            default -> value.getClass().getSimpleName();
        };
    }
}
