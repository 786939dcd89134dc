package dev.lockstep.local.dynamo.expression;

import dev.lockstep.local.dynamo.value.AttributeValue;
import dev.lockstep.local.dynamo.value.Decimal;
import dev.lockstep.local.dynamo.value.DynamoFailure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A path and the value that shall be there; none takes away what is there.
record Change(Path path, Optional<AttributeValue> value) {

    static final Comparator<Change> BACKWARDS =
            Comparator.<Change>comparingInt(Change::lastIndex).reversed();

    private int lastIndex() {
        return !path.steps().isEmpty() && path.steps().getLast() instanceof Path.Element(int index) ? index : -1;
    }

    static Change of(Update.Action action, Evaluation evaluation) {
        Optional<AttributeValue> before = action.path().in(evaluation.item());
        return switch (action) {
            case Update.Set(Path path, Operand value) -> new Change(path, Optional.of(evaluation.need(value)));
            case Update.Remove(Path path) -> new Change(path, Optional.empty());
            case Update.Add(Path path, AttributeValue value) ->
                new Change(path, Optional.of(before.isEmpty() ? value : add(before.get(), value)));
            case Update.Delete(Path path, AttributeValue value) ->
                new Change(path, before.flatMap(there -> without(there, value)));
        };
    }

    private static AttributeValue add(AttributeValue before, AttributeValue more) {
        return switch (before) {
            case AttributeValue.N(BigDecimal one)
            when more instanceof AttributeValue.N(BigDecimal two) -> new AttributeValue.N(Decimal.check(one.add(two)));
            case AttributeValue.SS one
            when more instanceof AttributeValue.SS two -> new AttributeValue.SS(union(one.texts(), two.texts()));
            case AttributeValue.NS one
            when more instanceof AttributeValue.NS two -> new AttributeValue.NS(union(one.numbers(), two.numbers()));
            case AttributeValue.BS one
            when more instanceof AttributeValue.BS two -> new AttributeValue.BS(union(one.binaries(), two.binaries()));
            default -> throw Evaluation.wrongType();
        };
    }

    private static Optional<AttributeValue> without(AttributeValue before, AttributeValue less) {
        AttributeValue left = switch (before) {
            case AttributeValue.SS one
            when less instanceof AttributeValue.SS two -> new AttributeValue.SS(difference(one.texts(), two.texts()));
            case AttributeValue.NS one
            when less instanceof AttributeValue.NS two ->
                new AttributeValue.NS(difference(one.numbers(), two.numbers()));
            case AttributeValue.BS one
            when less instanceof AttributeValue.BS two ->
                new AttributeValue.BS(difference(one.binaries(), two.binaries()));
            default -> throw Evaluation.wrongType();
        };
        boolean empty = switch (left) {
            case AttributeValue.SS set -> set.texts().isEmpty();
            case AttributeValue.NS set -> set.numbers().isEmpty();
            case AttributeValue.BS set -> set.binaries().isEmpty();
            default -> false;
        };
        return empty ? Optional.empty() : Optional.of(left);
    }

    private static <T> LinkedHashSet<T> union(Set<T> one, Set<T> two) {
        var both = new LinkedHashSet<>(one);
        both.addAll(two);
        return both;
    }

    private static <T> LinkedHashSet<T> difference(Set<T> one, Set<T> two) {
        var rest = new LinkedHashSet<>(one);
        rest.removeAll(two);
        return rest;
    }

    void applyTo(Map<String, AttributeValue> item) {
        if (path.steps().isEmpty()) {
            value.ifPresentOrElse(there -> item.put(path.name(), there), () -> item.remove(path.name()));
            return;
        }
        AttributeValue top = item.get(path.name());
        if (top != null) {
            item.put(path.name(), replaced(top, path.steps()));
        } else {
            throw invalidPath();
        }
    }

    private AttributeValue replaced(AttributeValue parent, List<Path.Step> steps) {
        Path.Step step = steps.getFirst();
        if (steps.size() > 1) {
            AttributeValue child = Path.down(parent, step).orElseThrow(Change::invalidPath);
            return with(parent, step, Optional.of(replaced(child, steps.subList(1, steps.size()))));
        }
        return with(parent, step, value);
    }

    private static AttributeValue with(AttributeValue parent, Path.Step step, Optional<AttributeValue> child) {
        return switch (step) {
            case Path.Member(String name)
            when parent instanceof AttributeValue.M map -> {
                var members = new LinkedHashMap<>(map.members());
                child.ifPresentOrElse(there -> members.put(name, there), () -> members.remove(name));
                yield new AttributeValue.M(members);
            }
            case Path.Element(int index)
            when parent instanceof AttributeValue.L list -> {
                var elements = new ArrayList<>(list.elements());
                if (index < elements.size()) {
                    child.ifPresentOrElse(there -> elements.set(index, there), () -> elements.remove(index));
                } else {
                    child.ifPresent(elements::add); // past the end means: at the end
                }
                yield new AttributeValue.L(elements);
            }
            case Path.Member _, Path.Element _ -> throw invalidPath();
        };
    }

    private static DynamoFailure invalidPath() {
        return DynamoFailure.invalid("The document path provided in the update expression is invalid for update");
    }
}
