package dev.lockstep.functions.items;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.json.Json;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The attributes of an item as plain values: `{"N": "1"}` is the number 1, bytes are their base64, and a set, which
/// has no order, is an array in order.
final class Attributes {
    private Attributes() {}

    /// @throws InvalidInput naming the attribute and what it has instead of a type
    static Json.Obj plain(Json.Obj item) {
        Map<String, Json> fields = new LinkedHashMap<>();
        item.fields().forEach((name, attribute) -> fields.put(name, plain(name, attribute)));
        return new Json.Obj(fields);
    }

    private static Json plain(String name, Json attribute) {
        if (!(attribute instanceof Json.Obj(Map<String, Json> types)) || types.size() != 1) {
            throw wrong(name, attribute.described());
        }
        Map.Entry<String, Json> only = types.entrySet().iterator().next();
        Json value = only.getValue();
        return switch (only.getKey()) {
            case "S", "B" -> Json.of(text(name, value));
            case "N" -> number(name, text(name, value));
            case "BOOL" -> needed(name, value, value instanceof Json.Bool);
            case "NULL" -> Json.Null.NULL;
            case "M" -> map(name, value);
            case "L" ->
                new Json.Arr(
                        all(name, value).stream().map(one -> plain(name, one)).toList());
            case "SS", "BS" ->
                new Json.Arr(all(name, value).stream()
                        .map(one -> text(name, one))
                        .sorted()
                        .map(Json::of)
                        .toList());
            case "NS" ->
                new Json.Arr(all(name, value).stream()
                        .map(one -> number(name, text(name, one)))
                        .sorted(Comparator.comparing(Json.Num::value))
                        .<Json>map(number -> number)
                        .toList());
            default -> throw wrong(name, only.getKey() + " with " + value.described());
        };
    }

    private static Json map(String name, Json value) {
        if (value instanceof Json.Obj inner) {
            return plain(inner);
        }
        throw wrong(name, "M with " + value.described());
    }

    private static List<Json> all(String name, Json value) {
        if (value instanceof Json.Arr(List<Json> all)) {
            return all;
        }
        throw wrong(name, "a list with " + value.described());
    }

    private static Json needed(String name, Json value, boolean fits) {
        if (fits) {
            return value;
        }
        throw wrong(name, "BOOL with " + value.described());
    }

    private static String text(String name, Json value) {
        if (value instanceof Json.Str(String text)) {
            return text;
        }
        throw wrong(name, "a text with " + value.described());
    }

    private static Json.Num number(String name, String text) {
        try {
            return new Json.Num(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw wrong(name, "N with " + Json.of(text).described());
        }
    }

    private static InvalidInput wrong(String name, String what) {
        return new InvalidInput("has the attribute " + name + " of a type that DynamoDB does not write: " + what);
    }
}
