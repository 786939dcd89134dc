package dev.lockstep.engine.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Utils;
import dev.lockstep.engine.value.Null;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Values to the library and back. It has a null of its own, and what it gives may be lists, ranges and functions of
/// its own.
final class LibraryValues {
    private LibraryValues() {}

    /// The same value with the library's null; what holds no null is handed on as it is.
    static Object toLibrary(Object value) {
        return holdsNull(value) ? copyToLibrary(value) : value;
    }

    private static boolean holdsNull(Object value) {
        return switch (value) {
            case Null _ -> true;
            case List<?> list -> list.stream().anyMatch(LibraryValues::holdsNull);
            case Map<?, ?> map -> map.values().stream().anyMatch(LibraryValues::holdsNull);
            default -> false;
        };
    }

    private static Object copyToLibrary(Object value) {
        return switch (value) {
            case Null _ -> Jsonata.NULL_VALUE;
            case List<?> list -> {
                List<Object> copy = new ArrayList<>(list.size());
                list.forEach(item -> copy.add(copyToLibrary(item)));
                yield copy;
            }
            case Map<?, ?> map -> {
                Map<Object, Object> copy = LinkedHashMap.newLinkedHashMap(map.size());
                map.forEach((key, item) -> copy.put(key, copyToLibrary(item)));
                yield copy;
            }
            default -> value;
        };
    }

    /// The value with nothing of the library in it; null stands for undefined.
    static @Nullable Object fromLibrary(@Nullable Object value) {
        return value == null ? null : copyFromLibrary(value);
    }

    private static Object copyFromLibrary(Object value) {
        if (value.equals(Jsonata.NULL_VALUE)) {
            return Null.NULL;
        }
        if (Utils.isFunction(value) || value instanceof Pattern) {
            throw new JsonataFailure("The result is a function, which is no JSON value");
        }
        return switch (value) {
            case List<?> list -> {
                List<Object> copy = new ArrayList<>(list.size());
                list.forEach(item -> copy.add(item == null ? Null.NULL : copyFromLibrary(item)));
                yield copy;
            }
            case Map<?, ?> map -> {
                Map<String, Object> copy = LinkedHashMap.newLinkedHashMap(map.size());
                map.forEach(
                        (key, item) -> copy.put(String.valueOf(key), item == null ? Null.NULL : copyFromLibrary(item)));
                yield copy;
            }
            case Number number -> number;
            case String text -> text;
            case Boolean flag -> flag;
            default -> throw new JsonataFailure("The result is a function, which is no JSON value");
        };
    }
}
