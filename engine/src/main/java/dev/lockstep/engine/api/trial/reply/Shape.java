package dev.lockstep.engine.api.trial.reply;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a value looks like, as the model of an API says. Other shapes are named, because shapes may hold themselves.
sealed interface Shape {

    record Structure(Map<String, String> members, List<String> required) implements Shape {}

    record Array(String items, Range size) implements Shape {}

    record Dictionary(String values, Range size) implements Shape {}

    /// Texts, and what JSON writes as text: bytes and moments.
    record Text(Range length) implements Shape {}

    record Numeric(Range value) implements Shape {}

    record Truth() implements Shape {}

    record Anything() implements Shape {}

    /// The least and the most there may be.
    record Range(Optional<Number> least, Optional<Number> most) {
        boolean isMoreThan(double value) {
            return least.isPresent() && value < least.get().doubleValue();
        }

        boolean isLessThan(double value) {
            return most.isPresent() && value > most.get().doubleValue();
        }
    }

    /// A shape of `reply-shapes.zip`.
    static Shape of(Map<?, ?> written) {
        Range range = new Range(number(written.get("min")), number(written.get("max")));
        return switch (text(written, "type")) {
            case "structure" ->
                new Structure(
                        texts(written.get("members")),
                        written.get("required") instanceof List<?> names
                                ? names.stream().map(String.class::cast).toList()
                                : List.of());
            case "list" -> new Array(text(written, "items"), range);
            case "map" -> new Dictionary(text(written, "items"), range);
            case "string", "blob", "timestamp" -> new Text(range);
            case "integer", "long", "float", "double" -> new Numeric(range);
            case "boolean" -> new Truth();
            default -> new Anything();
        };
    }

    private static Optional<Number> number(@Nullable Object value) {
        return value instanceof Number number ? Optional.of(number) : Optional.empty();
    }

    private static String text(Map<?, ?> written, String name) {
        return written.get(name) instanceof String text ? text : "";
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> texts(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, String>) map : Map.of();
    }
}
