package dev.lockstep.engine.task.sdk;

import dev.lockstep.engine.task.InvalidParameters;
import dev.lockstep.engine.value.Json;
import dev.lockstep.engine.value.Null;
import dev.lockstep.engine.value.Numbers;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/// Fills requests with arguments, and collects what does not fit.
final class RequestReader {
    private final Spelling spelling;
    private final List<String> reasons = new ArrayList<>();

    RequestReader(Spelling spelling) {
        this.spelling = spelling;
    }

    /// Fills a request.
    ///
    /// @param beside names of arguments that are no fields of the request, such as a body
    /// @throws InvalidParameters when something does not fit
    SdkPojo fill(SdkPojo request, Map<?, ?> arguments, Set<String> beside) {
        Map<String, Object> fields = new LinkedHashMap<>();
        arguments.forEach((name, value) -> {
            if (!beside.contains(name)) {
                fields.put((String) name, value);
            }
        });
        object(request, fields);
        if (!reasons.isEmpty()) {
            throw new InvalidParameters(reasons);
        }
        return request;
    }

    private void object(SdkPojo pojo, Map<?, ?> arguments) {
        Map<String, SdkField<?>> fields = spelling.fields(pojo);
        arguments.forEach((name, value) -> {
            SdkField<?> field = fields.get(name);
            if (field == null) {
                reasons.add(InvalidParameters.unknown((String) name));
            } else if (value != Null.NULL) {
                field.set(pojo, value(field, (String) name, value));
            }
        });
    }

    private @Nullable Object value(SdkField<?> field, String name, Object value) {
        try {
            Object read = read(field, name, value);
            if (read == null) {
                reasons.add(InvalidParameters.wrongType(
                        name, wanted(field.marshallingType().getKnownType())));
            }
            return read;
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException _) {
            reasons.add("The value of the field '" + name + "' has an invalid format");
            return null;
        }
    }

    /// The value as the field takes it; nothing when it is of another type.
    private @Nullable Object read(SdkField<?> field, String name, Object value) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> text(value);
            case BOOLEAN -> value instanceof Boolean flag ? flag : null;
            case INTEGER -> whole(value).map(BigDecimal::intValueExact).orElse(null);
            case LONG -> whole(value).map(BigDecimal::longValueExact).orElse(null);
            case SHORT -> whole(value).map(BigDecimal::shortValueExact).orElse(null);
            case BYTE -> whole(value).map(BigDecimal::byteValueExact).orElse(null);
            case FLOAT -> value instanceof Number number ? number.floatValue() : null;
            case DOUBLE -> value instanceof Number number ? number.doubleValue() : null;
            case BIG_DECIMAL -> value instanceof Number number ? new BigDecimal(number.toString()) : null;
            case INSTANT -> value instanceof String text ? moment(text) : null;
            case SDK_BYTES -> spelling.bytes(value);
            case SDK_POJO -> value instanceof Map<?, ?> map ? pojo(field, map) : null;
            case LIST -> value instanceof List<?> list ? list(field, name, list) : null;
            case MAP -> value instanceof Map<?, ?> map ? map(field, map) : null;
            case DOCUMENT -> document(value);
            case NULL -> null;
        };
    }

    /// Documents stand for their text.
    private static @Nullable Object text(Object value) {
        return switch (value) {
            case String text -> text;
            case Map<?, ?> map -> Json.write(map);
            case List<?> list -> Json.write(list);
            default -> null;
        };
    }

    private static Optional<BigDecimal> whole(Object value) {
        return value instanceof Number number && Numbers.isWhole(number)
                ? Optional.of(new BigDecimal(number.toString()))
                : Optional.empty();
    }

    private static Instant moment(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private Object pojo(SdkField<?> field, Map<?, ?> arguments) {
        SdkPojo builder = field.constructor().get();
        object(builder, arguments);
        return builder instanceof Buildable buildable ? buildable.build() : builder;
    }

    private Object list(SdkField<?> field, String name, List<?> values) {
        SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
        List<@Nullable Object> items = new ArrayList<>();
        values.forEach(value -> items.add(value(member, name, value)));
        return items;
    }

    private Object map(SdkField<?> field, Map<?, ?> values) {
        SdkField<?> member = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        values.forEach((key, value) -> entries.put((String) key, value(member, (String) key, value)));
        return entries;
    }

    private static Document document(Object value) {
        return switch (value) {
            case Null _ -> Document.fromNull();
            case String text -> Document.fromString(text);
            case Boolean flag -> Document.fromBoolean(flag);
            case Number number -> Document.fromNumber(number.toString());
            case List<?> list ->
                Document.fromList(list.stream().map(RequestReader::document).toList());
            case Map<?, ?> map -> {
                Map<String, Document> members = new LinkedHashMap<>();
                map.forEach((key, member) -> members.put((String) key, document(member)));
                yield Document.fromMap(members);
            }
            default -> throw new IllegalArgumentException("no JSON: " + value.getClass());
        };
    }

    private static String wanted(MarshallingKnownType type) {
        return switch (type) {
            case STRING, INSTANT, SDK_BYTES -> "a STRING";
            case BOOLEAN -> "a BOOLEAN";
            case INTEGER, LONG, SHORT, BYTE -> "an INTEGER";
            case FLOAT, DOUBLE, BIG_DECIMAL -> "a NUMBER";
            case LIST -> "an ARRAY";
            case SDK_POJO, MAP, DOCUMENT, NULL -> "an OBJECT";
        };
    }
}
