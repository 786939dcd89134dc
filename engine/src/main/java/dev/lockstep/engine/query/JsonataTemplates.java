package dev.lockstep.engine.query;

import dev.lockstep.engine.jsonata.JsonataExpression;
import dev.lockstep.engine.jsonata.JsonataFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON values with `{% … %}` in them, planned: what holds no expression is one literal.
final class JsonataTemplates {
    private JsonataTemplates() {}

    /// Plans a value.
    ///
    /// @throws InvalidQuery when an expression does not parse
    static Expression plan(Object value, String location, String pointer) {
        return switch (value) {
            case String text when isExpression(text) -> expression(text, location, pointer);
            case List<?> list when holdsExpression(list) -> list(list, location, pointer);
            case Map<?, ?> map when holdsExpression(map) -> object(map, location, pointer);
            default -> Expression.literal(value);
        };
    }

    static boolean isExpression(String text) {
        return text.startsWith("{%") && text.endsWith("%}") && text.length() >= 4;
    }

    private static boolean holdsExpression(Object value) {
        return switch (value) {
            case String text -> isExpression(text);
            case List<?> list -> list.stream().anyMatch(JsonataTemplates::holdsExpression);
            case Map<?, ?> map -> map.values().stream().anyMatch(JsonataTemplates::holdsExpression);
            default -> false;
        };
    }

    private static Expression expression(String written, String location, String pointer) {
        String text = written.substring(2, written.length() - 2).strip();
        JsonataExpression parsed;
        try {
            parsed = JsonataExpression.parse(text);
        } catch (JsonataFailure e) {
            throw new InvalidQuery(e.words(), pointer);
        }
        return frame -> evaluate(parsed, location, frame);
    }

    private static Object evaluate(JsonataExpression expression, String location, Frame frame) {
        Object value;
        try {
            value = expression.evaluate(frame);
        } catch (JsonataFailure e) {
            throw EvaluationFailure.query(
                    specified(expression, location) + " threw an error during evaluation. " + e.words(), location);
        }
        if (value == null) {
            throw EvaluationFailure.query(specified(expression, location) + " returned nothing (undefined).", location);
        }
        return value;
    }

    private static String specified(JsonataExpression expression, String location) {
        return "The JSONata expression '" + expression.text() + "' specified for the field '" + location + "'";
    }

    private static Expression list(List<?> list, String location, String pointer) {
        List<Expression> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String at = "[" + i + "]";
            items.add(plan(list.get(i), location + at, pointer + at));
        }
        return frame -> {
            List<Object> values = new ArrayList<>(items.size());
            for (Expression item : items) {
                values.add(item.evaluate(frame));
            }
            return values;
        };
    }

    private static Expression object(Map<?, ?> map, String location, String pointer) {
        Map<String, Expression> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> fields.put((String) key, plan(value, location + "/" + key, pointer + "/" + key)));
        return frame -> {
            Map<String, Object> values = LinkedHashMap.newLinkedHashMap(fields.size());
            fields.forEach((name, field) -> values.put(name, field.evaluate(frame)));
            return values;
        };
    }
}
