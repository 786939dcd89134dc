package dev.lockstep.local.dynamo.expression;

import dev.lockstep.local.dynamo.value.AttributeValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The parts of an item that are wanted; lists keep only the wanted elements, closed up.
public record Projection(List<Path> paths) {

    public Projection {
        paths = List.copyOf(paths);
    }

    public static Projection parse(String text, Placeholders placeholders) {
        var tokens = new Tokens("ProjectionExpression", text);
        var operands = new OperandParser(tokens, placeholders);
        var paths = new ArrayList<Path>();
        do {
            Path path = operands.path();
            for (Path other : paths) {
                if (other.overlaps(path)) {
                    throw tokens.invalid(
                            "Two document paths overlap with each other; must remove or rewrite one of these"
                                    + " paths; path one: [" + other + "], path two: [" + path + "]");
                }
            }
            paths.add(path);
        } while (tokens.takeIf(","));
        tokens.expectEnd();
        return new Projection(paths);
    }

    public Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
        var part = new LinkedHashMap<String, AttributeValue>();
        paths.stream().map(Path::name).distinct().forEach(name -> {
            List<List<Path.Step>> below = paths.stream()
                    .filter(path -> path.name().equals(name))
                    .map(Path::steps)
                    .toList();
            Optional.ofNullable(item.get(name))
                    .flatMap(value -> cut(value, below))
                    .ifPresent(value -> part.put(name, value));
        });
        return part;
    }

    private static Optional<AttributeValue> cut(AttributeValue value, List<List<Path.Step>> wanted) {
        if (wanted.stream().anyMatch(List::isEmpty)) {
            return Optional.of(value);
        }
        var members = new LinkedHashMap<String, AttributeValue>();
        var elements = new TreeMap<Integer, AttributeValue>();
        for (Path.Step step : wanted.stream().map(List::getFirst).distinct().toList()) {
            List<List<Path.Step>> below = wanted.stream()
                    .filter(steps -> steps.getFirst().equals(step))
                    .map(steps -> steps.subList(1, steps.size()))
                    .toList();
            Path.down(value, step).flatMap(child -> cut(child, below)).ifPresent(child -> {
                switch (step) {
                    case Path.Member(String name) -> members.put(name, child);
                    case Path.Element(int index) -> elements.put(index, child);
                }
            });
        }
        if (!members.isEmpty()) {
            return Optional.of(new AttributeValue.M(members));
        }
        return elements.isEmpty()
                ? Optional.empty()
                : Optional.of(new AttributeValue.L(List.copyOf(elements.values())));
    }
}
