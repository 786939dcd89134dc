package dev.lockstep.local.dynamo.expression;

import dev.lockstep.local.dynamo.value.AttributeValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The way to a value inside an item: a top-level name, then members and elements.
public record Path(String name, List<Step> steps) {

    public Path {
        steps = List.copyOf(steps);
    }

    /// One step down.
    sealed interface Step {}

    record Member(String name) implements Step {
        @Override
        public String toString() {
            return "." + name;
        }
    }

    record Element(int index) implements Step {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    Optional<AttributeValue> in(Map<String, AttributeValue> item) {
        Optional<AttributeValue> value = Optional.ofNullable(item.get(name));
        for (Step step : steps) {
            value = value.flatMap(parent -> down(parent, step));
        }
        return value;
    }

    static Optional<AttributeValue> down(AttributeValue parent, Step step) {
        return switch (step) {
            case Member(String member)
            when parent instanceof AttributeValue.M(Map<String, AttributeValue> members) ->
                Optional.ofNullable(members.get(member));
            case Element(int index)
            when parent instanceof AttributeValue.L(List<AttributeValue> elements) && index < elements.size() ->
                Optional.of(elements.get(index));
            case Member _, Element _ -> Optional.empty();
        };
    }

    /// Whether one is, or lies below, the other.
    boolean overlaps(Path other) {
        int common = Math.min(steps.size(), other.steps.size());
        return name.equals(other.name) && steps.subList(0, common).equals(other.steps.subList(0, common));
    }

    @Override
    public String toString() {
        return name + steps.stream().map(Object::toString).collect(Collectors.joining());
    }
}
