package dev.lockstep.functions.schema;

import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.pattern.Bounded;
import dev.lockstep.functions.pattern.PatternText;
import dev.lockstep.functions.pattern.Shown;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What must be true of one value by itself.
final class Assertions {
    static final List<String> KEYWORDS = List.of(
            "type",
            "enum",
            "const",
            "pattern",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "minItems",
            "maxItems",
            "uniqueItems");

    private static final Set<String> TYPES =
            Set.of("object", "array", "string", "number", "integer", "boolean", "null");

    private Assertions() {}

    static Optional<JsonSchema.Assertion> of(String keyword, Json wanted, String place) {
        return Optional.ofNullable(
                switch (keyword) {
                    case "type" -> type(wanted, place);
                    case "enum" -> one(keyword, JsonSchema.list(wanted, place));
                    case "const" -> one(keyword, List.of(wanted));
                    case "pattern" -> pattern(JsonSchema.text(wanted, place), place);
                    case "minLength", "maxLength" -> size(keyword, wanted, place, Assertions::length, "characters");
                    case "minItems", "maxItems" -> size(keyword, wanted, place, Assertions::count, "items");
                    case "uniqueItems" -> unique(wanted, place);
                    case "minimum" -> bound(keyword, number(wanted, place), sign -> sign >= 0, "at least");
                    case "maximum" -> bound(keyword, number(wanted, place), sign -> sign <= 0, "at most");
                    case "exclusiveMinimum" -> bound(keyword, number(wanted, place), sign -> sign > 0, "more than");
                    case "exclusiveMaximum" -> bound(keyword, number(wanted, place), sign -> sign < 0, "less than");
                    default -> null;
                });
    }

    private static JsonSchema.Assertion type(Json wanted, String place) {
        List<String> types = wanted instanceof Json.Str(String one) ? List.of(one) : JsonSchema.texts(wanted, place);
        for (String type : types) {
            if (!TYPES.contains(type)) {
                throw JsonSchema.wrong(place, "names '" + type + "', which is no type");
            }
        }
        return asserted("type", value -> types.stream().anyMatch(type -> is(value, type)), String.join(" or ", types));
    }

    private static boolean is(Json value, String type) {
        return switch (value) {
            case Json.Obj ignored -> type.equals("object");
            case Json.Arr ignored -> type.equals("array");
            case Json.Str ignored -> type.equals("string");
            case Json.Num(BigDecimal number) -> type.equals("number") || (type.equals("integer") && isWhole(number));
            case Json.Bool ignored -> type.equals("boolean");
            case Json.Null ignored -> type.equals("null");
        };
    }

    private static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    private static JsonSchema.Assertion one(String keyword, List<Json> values) {
        String shown = values.stream().map(Json::described).collect(Collectors.joining(" or "));
        return asserted(keyword, value -> values.stream().anyMatch(each -> same(each, value)), shown);
    }

    /// 1 and 1.0 are the same number.
    private static boolean same(Json one, Json other) {
        return plain(one).equals(plain(other));
    }

    private static Json plain(Json value) {
        return switch (value) {
            case Json.Num(BigDecimal number) ->
                new Json.Num(number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros());
            case Json.Arr(List<Json> items) ->
                new Json.Arr(items.stream().map(Assertions::plain).toList());
            case Json.Obj(Map<String, Json> fields) ->
                new Json.Obj(fields.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, field -> plain(field.getValue()))));
            case Json.Str text -> text;
            case Json.Bool flag -> flag;
            case Json.Null none -> none;
        };
    }

    private static JsonSchema.Assertion pattern(String text, String place) {
        Pattern pattern = PatternText.compiled(text, "of the schema at " + place);
        return (value, pointer, found) -> {
            if (value instanceof Json.Str(String content)
                    && !pattern.matcher(new Bounded(content)).find()) {
                found.add(
                        new Violation(pointer, "pattern", "is " + Shown.of(content) + "; expected a match of " + text));
            }
        };
    }

    private static JsonSchema.Assertion size(
            String keyword, Json wanted, String place, Function<Json, @Nullable Integer> measure, String unit) {
        int bound = whole(wanted, place);
        boolean least = keyword.startsWith("min");
        return (value, pointer, found) -> {
            Integer size = measure.apply(value);
            if (size != null && (least ? size < bound : size > bound)) {
                found.add(new Violation(
                        pointer,
                        keyword,
                        "has " + size + " " + unit + "; expected at " + (least ? "least " : "most ") + bound));
            }
        };
    }

    private static @Nullable Integer length(Json value) {
        return value instanceof Json.Str(String text) ? (Integer) text.codePointCount(0, text.length()) : null;
    }

    private static @Nullable Integer count(Json value) {
        return value instanceof Json.Arr(List<Json> items) ? (Integer) items.size() : null;
    }

    private static JsonSchema.Assertion unique(Json wanted, String place) {
        if (!(wanted instanceof Json.Bool(boolean must))) {
            throw JsonSchema.wrong(place, "is " + wanted.described() + "; expected true or false");
        }
        return (value, pointer, found) -> {
            if (must && value instanceof Json.Arr(List<Json> items)) {
                Set<Json> seen = new HashSet<>();
                if (!items.stream().map(Assertions::plain).allMatch(seen::add)) {
                    found.add(new Violation(pointer, "uniqueItems", "has an item twice; expected each once"));
                }
            }
        };
    }

    private static JsonSchema.Assertion bound(
            String keyword, BigDecimal bound, Predicate<Integer> holds, String words) {
        return (value, pointer, found) -> {
            if (value instanceof Json.Num(BigDecimal number) && !holds.test(number.compareTo(bound))) {
                found.add(new Violation(
                        pointer, keyword, "is " + value.described() + "; expected " + words + " " + bound));
            }
        };
    }

    private static BigDecimal number(Json wanted, String place) {
        if (wanted instanceof Json.Num(BigDecimal number)) {
            return number;
        }
        throw JsonSchema.wrong(place, "is " + wanted.described() + "; expected a number");
    }

    /// What is beyond every length there is counts as the longest.
    private static int whole(Json wanted, String place) {
        BigDecimal number = number(wanted, place);
        if (number.signum() < 0 || number.stripTrailingZeros().scale() > 0) {
            throw JsonSchema.wrong(place, "is " + wanted.described() + "; expected a whole number, 0 or more");
        }
        return number.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValueExact();
    }

    private static JsonSchema.Assertion asserted(String keyword, Predicate<Json> holds, String expected) {
        return (value, pointer, found) -> {
            if (!holds.test(value)) {
                found.add(new Violation(pointer, keyword, "is " + value.described() + "; expected " + expected));
            }
        };
    }
}
