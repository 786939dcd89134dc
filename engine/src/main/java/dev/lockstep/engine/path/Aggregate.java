package dev.lockstep.engine.path;

import dev.lockstep.engine.value.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// The functions a path may end with.
enum Aggregate {
    LENGTH,
    KEYS,
    FIRST,
    LAST,
    MIN,
    MAX,
    SUM,
    AVG,
    STDDEV;

    /// As it is written in a path.
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Aggregate> named(String text) {
        for (Aggregate aggregate : values()) {
            if (aggregate.text().equals(text)) {
                return Optional.of(aggregate);
            }
        }
        return Optional.empty();
    }

    /// The result for a node, nothing where the function has no meaning for it.
    Optional<Object> of(Object node) {
        return switch (this) {
            case LENGTH -> length(node);
            case KEYS -> node instanceof Map<?, ?> map ? Optional.of(new ArrayList<>(map.keySet())) : Optional.empty();
            case FIRST ->
                node instanceof List<?> list && !list.isEmpty() ? Optional.of(list.getFirst()) : Optional.empty();
            case LAST ->
                node instanceof List<?> list && !list.isEmpty() ? Optional.of(list.getLast()) : Optional.empty();
            case MIN ->
                numbers(
                        node,
                        values -> values.stream()
                                .min(Numbers::compare)
                                .orElseThrow()
                                .doubleValue());
            case MAX ->
                numbers(
                        node,
                        values -> values.stream()
                                .max(Numbers::compare)
                                .orElseThrow()
                                .doubleValue());
            case SUM -> numbers(node, Aggregate::sum);
            case AVG -> numbers(node, values -> sum(values) / values.size());
            case STDDEV -> numbers(node, Aggregate::deviation);
        };
    }

    private static Optional<Object> length(Object node) {
        return switch (node) {
            case List<?> list -> Optional.of(list.size());
            case Map<?, ?> map -> Optional.of(map.size());
            case String text -> Optional.of(text.length());
            default -> Optional.empty();
        };
    }

    private static Optional<Object> numbers(Object node, ToDoubleFunction<List<Number>> of) {
        if (!(node instanceof List<?> list)) {
            return Optional.empty();
        }
        List<Number> values = list.stream()
                .filter(Number.class::isInstance)
                .map(Number.class::cast)
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(of.applyAsDouble(values));
    }

    private static double sum(List<Number> values) {
        return values.stream().mapToDouble(Number::doubleValue).sum();
    }

    private static double deviation(List<Number> values) {
        double mean = sum(values) / values.size();
        double squares = values.stream()
                .mapToDouble(value -> Math.pow(value.doubleValue() - mean, 2))
                .sum();
        return Math.sqrt(squares / values.size());
    }
}
