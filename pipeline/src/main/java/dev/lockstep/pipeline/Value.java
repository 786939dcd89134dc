package dev.lockstep.pipeline;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What an author wrote where the language takes any JSON value: data, and expressions in it.
///
/// JSON null is a value of its own; a missing key is simply not in the map.
public sealed interface Value {

    Place place();

    record Text(Place place, String text) implements Value {}

    /// A JSONata expression, without its `{%` and `%}`. The place is that of the opening `{%`.
    record Expression(Place place, String source) implements Value {}

    record Numeric(Place place, BigDecimal number) implements Value {}

    record Bool(Place place, boolean truth) implements Value {}

    record Null(Place place) implements Value {}

    record Array(Place place, List<Value> items) implements Value {
        public Array {
            items = List.copyOf(items);
        }
    }

    /// Keeps the order in which its keys were written.
    record Fields(Place place, SequencedMap<String, Value> entries) implements Value {
        public Fields {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        }

        public static Fields none(Place place) {
            return new Fields(place, new LinkedHashMap<>(Map.of()));
        }
    }

    /// As a person would name it in a message.
    default String kind() {
        return switch (this) {
            case Text _ -> "text";
            case Expression _ -> "an expression";
            case Numeric _ -> "a number";
            case Bool _ -> "true or false";
            case Null _ -> "nothing";
            case Array _ -> "a list";
            case Fields _ -> "a map";
        };
    }
}
