package dev.lockstep.pipeline;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

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

    /// Whether it says the same, wherever it was written.
    default boolean same(Value other) {
        return switch (this) {
            case Text text -> other instanceof Text that && text.text.equals(that.text);
            case Expression expression -> other instanceof Expression that && expression.source.equals(that.source);
            case Numeric number -> other instanceof Numeric that && number.number.compareTo(that.number) == 0;
            case Bool bool -> other instanceof Bool that && bool.truth == that.truth;
            case Null _ -> other instanceof Null;
            case Array array ->
                other instanceof Array that
                        && array.items.size() == that.items.size()
                        && IntStream.range(0, array.items.size())
                                .allMatch(i -> array.items.get(i).same(that.items.get(i)));
            case Fields fields ->
                other instanceof Fields that
                        && fields.entries.keySet().equals(that.entries.keySet())
                        && fields.entries.entrySet().stream()
                                .allMatch(entry -> that.entries.containsKey(entry.getKey())
                                        && entry.getValue().same(that.entries.get(entry.getKey())));
        };
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
