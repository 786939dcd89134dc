package dev.lockstep.functions.json;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Records from JSON and back, by their components: strings, numbers, booleans, enums (lower case), lists, maps,
/// nested records, [Json] as it is, and [Optional] for what may be missing. A key the record does not know is an
/// error: it is a typing mistake more often than a wish to be ignored. No library, because the usual ones cost a
/// cold start more than everything else a stage does.
public final class Records {
    private Records() {}

    /// Makes a record.
    ///
    /// @throws Mismatch naming the place, what was found and what was expected
    public static <T> T decode(Json value, Class<T> type, String place) {
        return type.cast(decode(value, (Type) type, place));
    }

    private static Object decode(Json value, Type type, String place) {
        if (type instanceof ParameterizedType generic) {
            return decodeGeneric(value, generic, place);
        }
        Class<?> plain = MethodType.methodType((Class<?>) type).unwrap().returnType();
        if (plain.isRecord() && !Json.class.isAssignableFrom(plain)) {
            return decodeRecord(value, plain, place);
        }
        if (plain.isEnum()) {
            return decodeEnum(value, plain, place);
        }
        return decodePlain(value, plain, place);
    }

    private static Object decodeGeneric(Json value, ParameterizedType type, String place) {
        Type[] arguments = type.getActualTypeArguments();
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == Optional.class) {
            return value instanceof Json.Null ? Optional.empty() : Optional.of(decode(value, arguments[0], place));
        }
        if (raw == List.class) {
            if (!(value instanceof Json.Arr(List<Json> items))) {
                throw expected(value, "an array", place);
            }
            List<Object> result = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                result.add(decode(items.get(i), arguments[0], place + "[" + i + "]"));
            }
            return List.copyOf(result);
        }
        if (raw == Map.class) {
            if (!(value instanceof Json.Obj(Map<String, Json> fields))) {
                throw expected(value, "an object", place);
            }
            Map<String, Object> result = new LinkedHashMap<>();
            fields.forEach((key, field) -> result.put(key, decode(field, arguments[1], dotted(place, key))));
            return result;
        }
        throw new IllegalArgumentException("a record for JSON cannot have a component of " + type);
    }

    private static Object decodeRecord(Json value, Class<?> type, String place) {
        if (!(value instanceof Json.Obj(Map<String, Json> fields))) {
            throw expected(value, "an object", place);
        }
        RecordComponent[] components = type.getRecordComponents();
        List<String> known = Arrays.stream(components).map(Records::key).toList();
        for (String key : fields.keySet()) {
            if (!known.contains(key)) {
                throw new Mismatch(dotted(place, key), "is not known; known are " + String.join(", ", known));
            }
        }
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            arguments[i] = component(fields, components[i], place);
        }
        return construct(type, components, arguments, place);
    }

    private static Object component(Map<String, Json> fields, RecordComponent component, String place) {
        Json value = fields.getOrDefault(key(component), Json.Null.NULL);
        String inner = dotted(place, key(component));
        if (value instanceof Json.Null && component.getType() != Optional.class && component.getType() != Json.class) {
            throw new Mismatch(inner, "is missing; expected " + name(component.getType()));
        }
        return decode(value, component.getGenericType(), inner);
    }

    private static Object construct(Class<?> type, RecordComponent[] components, Object[] arguments, String place) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw new Mismatch(place, String.valueOf(refused.getMessage()));
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object decodeEnum(Json value, Class<?> type, String place) {
        Object[] constants = type.getEnumConstants();
        for (Object constant : constants) {
            if (value instanceof Json.Str(String text) && text.equals(lower(constant))) {
                return constant;
            }
        }
        throw expected(
                value,
                "one of " + Arrays.stream(constants).map(Records::lower).collect(Collectors.joining(", ")),
                place);
    }

    private static Object decodePlain(Json value, Class<?> type, String place) {
        Object result = null;
        if (type == Json.class) {
            result = value;
        } else if (value instanceof Json.Str(String text) && type == String.class) {
            result = text;
        } else if (value instanceof Json.Bool(boolean flag) && type == boolean.class) {
            result = flag;
        } else if (value instanceof Json.Num(BigDecimal number)) {
            result = number(number, type);
        } else if (type.isInstance(value)) {
            result = value;
        }
        if (result == null) {
            throw expected(value, name(type), place);
        }
        return result;
    }

    private static @Nullable Object number(BigDecimal number, Class<?> type) {
        try {
            return switch (type.getName()) {
                case "int" -> number.intValueExact();
                case "long" -> number.longValueExact();
                case "double" -> number.doubleValue();
                case "java.math.BigDecimal" -> number;
                default -> null;
            };
        } catch (ArithmeticException e) {
            return null;
        }
    }

    /// The JSON of a record, or of anything a record may hold. Empty Optionals are left out.
    public static Json encode(Object value) {
        return switch (value) {
            case Json json -> json;
            case String text -> new Json.Str(text);
            case Boolean flag -> new Json.Bool(flag);
            case BigDecimal number -> new Json.Num(number);
            case Integer number -> Json.of(number);
            case Long number -> Json.of(number);
            case Double number -> new Json.Num(BigDecimal.valueOf(number));
            case Enum<?> constant -> new Json.Str(lower(constant));
            case List<?> list -> new Json.Arr(list.stream().map(Records::encode).toList());
            case Map<?, ?> map -> encodeMap(map);
            case Record written -> encodeRecord(written);
            default -> throw new IllegalArgumentException("a result for JSON cannot hold a " + value.getClass());
        };
    }

    private static Json encodeMap(Map<?, ?> map) {
        Map<String, Json> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> fields.put(key.toString(), encode(value)));
        return new Json.Obj(fields);
    }

    private static Json encodeRecord(Record written) {
        Map<String, Json> fields = new LinkedHashMap<>();
        for (RecordComponent component : written.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                Object value = component.getAccessor().invoke(written);
                if (value instanceof Optional<?> optional) {
                    optional.ifPresent(present -> fields.put(key(component), encode(present)));
                } else {
                    fields.put(key(component), encode(value));
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return new Json.Obj(fields);
    }

    private static String key(RecordComponent component) {
        Key key = component.getAnnotation(Key.class);
        return key == null ? component.getName() : key.value();
    }

    private static Mismatch expected(Json found, String what, String place) {
        String field = place.substring(place.lastIndexOf('.') + 1);
        boolean hidden = Redaction.ofThisProcess().hides(field);
        return new Mismatch(place, "must be " + what + " but is " + (hidden ? "another value" : found.described()));
    }

    private static String name(Class<?> type) {
        if (type == String.class) {
            return "a string";
        }
        if (type == int.class || type == long.class) {
            return "a whole number";
        }
        if (type == double.class || type == BigDecimal.class) {
            return "a number";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        return type == List.class || type == Json.Arr.class ? "an array" : "an object";
    }

    private static String lower(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    private static String dotted(String place, String key) {
        return place.isEmpty() ? key : place + "." + key;
    }
}
