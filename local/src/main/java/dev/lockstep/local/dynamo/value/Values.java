package dev.lockstep.local.dynamo.value;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Attribute values as DynamoDB's JSON writes them: `{"S": "text"}`.
public final class Values {

    private static final int DEEPEST = 32;

    private Values() {}

    /// An item or key, from a JSON object of values.
    public static Map<String, AttributeValue> readItem(Object json) {
        return readMembers(json, 0);
    }

    public static AttributeValue read(Object json) {
        return read(json, 0);
    }

    private static AttributeValue read(Object json, int depth) {
        if (depth > DEEPEST) {
            throw DynamoFailure.invalid("Nesting Levels have exceeded supported limits");
        }
        if (!(json instanceof Map<?, ?> object)) {
            throw DynamoError.SERIALIZATION.with("Unexpected value type in payload");
        }
        if (object.isEmpty()) {
            throw DynamoFailure.invalid(
                    "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        }
        if (object.size() > 1) {
            throw DynamoFailure.invalid("Supplied AttributeValue has more than one datatypes set, must contain exactly"
                    + " one of the supported datatypes");
        }
        var only = object.entrySet().iterator().next();
        return read(String.valueOf(only.getKey()), only.getValue(), depth);
    }

    private static AttributeValue read(String type, Object value, int depth) {
        return switch (type) {
            case "S" -> new AttributeValue.S(text(value));
            case "N" -> new AttributeValue.N(Decimal.parse(text(value)));
            case "B" -> new AttributeValue.B(bytes(text(value)));
            case "BOOL" -> new AttributeValue.Bool(truth(value));
            case "NULL" -> {
                if (!truth(value)) {
                    throw DynamoFailure.invalid(
                            "One or more parameter values were invalid: Null attribute value types must have the value"
                                    + " of true");
                }
                yield new AttributeValue.Null();
            }
            case "L" -> {
                var elements = new ArrayList<AttributeValue>();
                list(value).forEach(element -> elements.add(read(element, depth + 1)));
                yield new AttributeValue.L(elements);
            }
            case "M" -> new AttributeValue.M(readMembers(value, depth + 1));
            case "SS" -> new AttributeValue.SS(set(value, Values::text, "string"));
            case "NS" ->
                new AttributeValue.NS(
                        set(value, element -> new AttributeValue.N(Decimal.parse(text(element))).number(), "number"));
            case "BS" -> new AttributeValue.BS(set(value, element -> bytes(text(element)), "binary"));
            default ->
                throw DynamoFailure.invalid(
                        "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        };
    }

    private static Map<String, AttributeValue> readMembers(Object json, int depth) {
        if (!(json instanceof Map<?, ?> object)) {
            throw DynamoError.SERIALIZATION.with("Unexpected value type in payload");
        }
        var members = new LinkedHashMap<String, AttributeValue>();
        object.forEach((name, value) -> members.put(String.valueOf(name), read(value, depth)));
        return members;
    }

    private static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw DynamoError.SERIALIZATION.with(
                (value instanceof Number ? "NUMBER_VALUE" : "A value") + " cannot be converted to String");
    }

    private static boolean truth(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw DynamoError.SERIALIZATION.with("Unexpected token received from parser");
    }

    private static List<?> list(Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw DynamoError.SERIALIZATION.with("Unexpected value type in payload");
    }

    private static ByteBuffer bytes(String base64) {
        try {
            return ByteBuffer.wrap(Base64.getDecoder().decode(base64)).asReadOnlyBuffer();
        } catch (IllegalArgumentException malformed) {
            throw DynamoError.SERIALIZATION.with("Base64 encoded value is invalid: " + malformed.getMessage());
        }
    }

    private static <T> Set<T> set(Object value, Function<Object, T> read, String kind) {
        List<?> elements = list(value);
        var set = new LinkedHashSet<T>();
        for (Object element : elements) {
            if (!set.add(read.apply(element))) {
                throw DynamoFailure.invalid("One or more parameter values were invalid: Input collection " + elements
                        + " contains duplicates.");
            }
        }
        if (set.isEmpty()) {
            throw DynamoFailure.invalid(
                    "One or more parameter values were invalid: An " + kind + " set  may not be empty");
        }
        return set;
    }

    public static Map<String, Object> write(AttributeValue value) {
        return switch (value) {
            case AttributeValue.S(String text) -> one("S", text);
            case AttributeValue.N(BigDecimal number) -> one("N", number.toPlainString());
            case AttributeValue.B(ByteBuffer bytes) -> one("B", base64(bytes));
            case AttributeValue.Bool(boolean truth) -> one("BOOL", truth);
            case AttributeValue.Null() -> one("NULL", true);
            case AttributeValue.L(List<AttributeValue> elements) ->
                one("L", elements.stream().map(Values::write).toList());
            case AttributeValue.M(Map<String, AttributeValue> members) -> one("M", writeItem(members));
            case AttributeValue.SS(Set<String> texts) -> one("SS", List.copyOf(texts));
            case AttributeValue.NS(Set<BigDecimal> numbers) -> one("NS", texts(numbers, BigDecimal::toPlainString));
            case AttributeValue.BS(Set<ByteBuffer> binaries) -> one("BS", texts(binaries, Values::base64));
        };
    }

    public static Map<String, Object> writeItem(Map<String, AttributeValue> item) {
        var json = new LinkedHashMap<String, Object>();
        item.forEach((name, value) -> json.put(name, write(value)));
        return json;
    }

    private static Map<String, Object> one(String type, Object value) {
        var json = new LinkedHashMap<String, Object>();
        json.put(type, value);
        return json;
    }

    private static <T> List<String> texts(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).toList();
    }

    private static String base64(ByteBuffer bytes) {
        return String.valueOf(
                StandardCharsets.US_ASCII.decode(Base64.getEncoder().encode(bytes.duplicate())));
    }
}
