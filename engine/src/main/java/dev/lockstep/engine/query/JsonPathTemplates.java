package dev.lockstep.engine.query;

import dev.lockstep.engine.intrinsic.Evaluation;
import dev.lockstep.engine.intrinsic.Intrinsic;
import dev.lockstep.engine.intrinsic.InvalidIntrinsic;
import dev.lockstep.engine.path.InvalidPath;
import dev.lockstep.engine.path.JsonPath;
import dev.lockstep.engine.path.Origin;
import dev.lockstep.engine.path.Reading;
import dev.lockstep.engine.value.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON values with fields `name.$` in them, planned: what holds none is one literal.
final class JsonPathTemplates {
    private static final String SUFFIX = ".$";

    private JsonPathTemplates() {}

    /// Plans a value.
    ///
    /// @throws InvalidQuery when a path or a call does not parse
    static Expression plan(Object value, String pointer) {
        return switch (value) {
            case List<?> list when holdsExpression(list) -> list(list, pointer);
            case Map<?, ?> map when holdsExpression(map) -> object(map, pointer);
            default -> Expression.literal(value);
        };
    }

    private static boolean holdsExpression(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().anyMatch(JsonPathTemplates::holdsExpression);
            case Map<?, ?> map ->
                map.keySet().stream().anyMatch(key -> ((String) key).endsWith(SUFFIX))
                        || map.values().stream().anyMatch(JsonPathTemplates::holdsExpression);
            default -> false;
        };
    }

    private static Expression list(List<?> list, String pointer) {
        List<Expression> items = new ArrayList<>();
        for (Object item : list) {
            items.add(plan(item, pointer));
        }
        return frame -> {
            List<Object> values = new ArrayList<>(items.size());
            for (Expression item : items) {
                values.add(item.evaluate(frame));
            }
            return values;
        };
    }

    private static Expression object(Map<?, ?> map, String pointer) {
        Map<String, Expression> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> field((String) key, value, pointer, fields));
        return frame -> {
            Map<String, Object> values = LinkedHashMap.newLinkedHashMap(fields.size());
            fields.forEach((name, field) -> values.put(name, field.evaluate(frame)));
            return values;
        };
    }

    /// Plans a field; the pointer is that of the template as AWS tells it.
    static void field(String key, Object value, String pointer, Map<String, Expression> fields) {
        if (!key.endsWith(SUFFIX)) {
            fields.put(key, plan(value, pointer));
            return;
        }
        if (!(value instanceof String text)) {
            throw notAPath(key, pointer);
        }
        fields.put(key.substring(0, key.length() - SUFFIX.length()), dynamic(key, text, pointer));
    }

    private static InvalidQuery notAPath(String key, String pointer) {
        return new InvalidQuery(
                "The value for the field '" + key + "' must be a valid JSONPath or a valid intrinsic function call",
                pointer);
    }

    private static Expression dynamic(String key, String text, String pointer) {
        try {
            if (Intrinsic.isCall(text)) {
                return call(Intrinsic.parse(text));
            }
            JsonPath path = JsonPath.parse(text);
            return frame -> switch (path.read(frame)) {
                case Reading.Found(Object value) -> value;
                case Reading.Missing _ ->
                    throw EvaluationFailure.runtime("The JSONPath '" + text + "' specified for the field '" + key
                            + "' could not be found in the input '" + Json.write(document(path, frame)) + "'");
            };
        } catch (InvalidPath | InvalidIntrinsic e) {
            throw notAPath(key, pointer);
        }
    }

    private static Object document(JsonPath path, Frame frame) {
        return switch (path.origin()) {
            case Origin.Input _ -> frame.input();
            case Origin.Context _ -> frame.context();
            case Origin.Variable _ -> frame.input();
        };
    }

    /// A field that is a path: `InputPath`, `SecondsPath`.
    static Expression path(String text, String pointer) {
        JsonPath path;
        try {
            path = JsonPath.parse(text);
        } catch (InvalidPath e) {
            throw new InvalidQuery("Value is not a Reference Path: " + e.reason(), pointer);
        }
        return frame -> switch (path.read(frame)) {
            case Reading.Found(Object value) -> value;
            case Reading.Missing missing ->
                throw EvaluationFailure.runtime("Invalid path '" + text + "' : " + missing.reason());
        };
    }

    /// A field that is a path or a call: `ErrorPath`, `CausePath`.
    static Expression pathOrCall(String text, String pointer) {
        if (!Intrinsic.isCall(text)) {
            return path(text, pointer);
        }
        try {
            return call(Intrinsic.parse(text));
        } catch (InvalidIntrinsic e) {
            throw new InvalidQuery(String.valueOf(e.getMessage()), pointer);
        }
    }

    private static Expression call(Intrinsic call) {
        return frame -> switch (call.evaluate(frame, frame.draws())) {
            case Evaluation.Value(Object value) -> value;
            case Evaluation.Failed(String error, String cause) -> throw EvaluationFailure.of(error, cause);
        };
    }
}
