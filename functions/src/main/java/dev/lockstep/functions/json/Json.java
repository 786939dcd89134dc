package dev.lockstep.functions.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON value. Objects keep the order they were written in; a missing key and a JSON null stay different things.
public sealed interface Json {

    /// An object.
    record Obj(Map<String, Json> fields) implements Json {
        public Obj {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        /// The value of a key, empty when the key is missing or null.
        public Optional<Json> get(String key) {
            return Optional.ofNullable(fields.get(key)).filter(value -> !(value instanceof Null));
        }
    }

    /// An array.
    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }
    }

    /// A string.
    record Str(String value) implements Json {}

    /// A number, exact.
    record Num(BigDecimal value) implements Json {}

    /// true or false.
    record Bool(boolean value) implements Json {}

    /// null.
    enum Null implements Json {
        NULL
    }

    static Json of(String value) {
        return new Str(value);
    }

    static Json of(long value) {
        return new Num(BigDecimal.valueOf(value));
    }

    static Json of(boolean value) {
        return new Bool(value);
    }

    /// The kind of this value in the words of a message, with its value where that is short.
    default String described() {
        return switch (this) {
            case Obj ignored -> "an object";
            case Arr ignored -> "an array";
            case Str(String value) ->
                "the string \"" + (value.length() > 60 ? value.substring(0, 60) + "…" : value) + "\"";
            case Num(BigDecimal value) ->
                "the number " + (value.precision() > 40 ? value.round(java.math.MathContext.DECIMAL64) : value);
            case Bool(boolean value) -> Boolean.toString(value);
            case Null ignored -> "null";
        };
    }
}
