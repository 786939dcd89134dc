package dev.lockstep.engine.path;

import dev.lockstep.engine.path.Condition.Operand;
import dev.lockstep.engine.path.Condition.Relation;
import dev.lockstep.engine.value.BoundedText;
import dev.lockstep.engine.value.Json;
import dev.lockstep.engine.value.Numbers;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Answers the conditions of filters over one document.
final class Filtering {
    private final Object document;

    Filtering(Object document) {
        this.document = document;
    }

    boolean accepts(Condition condition, Object node) {
        return switch (condition) {
            case Condition.And(Condition left, Condition right) -> accepts(left, node) && accepts(right, node);
            case Condition.Or(Condition left, Condition right) -> accepts(left, node) || accepts(right, node);
            case Condition.Not(Condition negated) -> !accepts(negated, node);
            case Condition.Exists(Operand.Path path) -> exists(path, node);
            case Condition.Related(Operand left, Relation relation, Operand right) ->
                relates(left, relation, right, node);
        };
    }

    private boolean exists(Operand.Path path, Object node) {
        Optional<Object> value = value(path, node);
        boolean many = !JsonPath.isDefinite(path.segments());
        return value.isPresent() && !(many && value.get() instanceof List<?> list && list.isEmpty());
    }

    private boolean relates(Operand left, Relation relation, Operand right, Object node) {
        if (relation == Relation.MATCHES) {
            return matches(left, right, node);
        }
        Optional<Object> a = value(left, node);
        Optional<Object> b = value(right, node);
        if (a.isEmpty() || b.isEmpty()) {
            // what is not there equals nothing, and differs from everything
            return relation == Relation.NOT_EQUAL && a.isPresent() != b.isPresent();
        }
        return holds(a.get(), relation, b.get());
    }

    private Optional<Object> value(Operand operand, Object node) {
        return switch (operand) {
            case Operand.Path(boolean fromNode, List<Segment> segments) ->
                JsonPath.read(fromNode ? node : document, document, segments) instanceof Reading.Found(Object value)
                        ? Optional.of(value)
                        : Optional.empty();
            case Operand.Literal(Object value) -> Optional.of(value);
            case Operand.Regex(Pattern pattern) -> Optional.of(pattern.pattern());
        };
    }

    private boolean matches(Operand left, Operand right, Object node) {
        if (right instanceof Operand.Regex(Pattern pattern)) {
            return value(left, node)
                    .filter(String.class::isInstance)
                    .map(text -> pattern.matcher(new BoundedText((String) text, Search.ExhaustedSearch::new))
                            .matches())
                    .orElse(false);
        }
        return left instanceof Operand.Regex && !(right instanceof Operand.Regex) && matches(right, left, node);
    }

    private static boolean holds(Object a, Relation relation, Object b) {
        return switch (relation) {
            case EQUAL -> Json.equal(a, b);
            case NOT_EQUAL -> !Json.equal(a, b);
            case LESS -> comparable(a, b) && compare(a, b) < 0;
            case LESS_OR_EQUAL -> comparable(a, b) && compare(a, b) <= 0;
            case GREATER -> comparable(a, b) && compare(a, b) > 0;
            case GREATER_OR_EQUAL -> comparable(a, b) && compare(a, b) >= 0;
            case IN -> b instanceof List<?> list && contains(list, a);
            case NOT_IN -> b instanceof List<?> list && !contains(list, a);
            case SUBSET_OF -> a instanceof List<?> list && b instanceof List<?> of && all(list, of);
            case ANY_OF -> a instanceof List<?> list && b instanceof List<?> of && any(list, of);
            case NONE_OF -> a instanceof List<?> list && b instanceof List<?> of && !any(list, of);
            case CONTAINS -> holdsItem(a, b);
            case SIZE -> b instanceof Number size && size(a) == size.intValue();
            case EMPTY -> b instanceof Boolean empty && size(a) >= 0 && (size(a) == 0) == empty;
            case MATCHES -> throw new IllegalStateException("matching is told apart before values are read");
        };
    }

    private static boolean comparable(Object a, Object b) {
        return (a instanceof Number && b instanceof Number) || (a instanceof String && b instanceof String);
    }

    private static int compare(Object a, Object b) {
        return a instanceof Number x && b instanceof Number y
                ? Numbers.compare(x, y)
                : ((String) a).compareTo((String) b);
    }

    private static boolean contains(Collection<?> list, Object value) {
        return list.stream().anyMatch(item -> Json.equal(item, value));
    }

    private static boolean all(List<?> list, List<?> of) {
        return list.stream().allMatch(item -> contains(of, item));
    }

    private static boolean any(List<?> list, List<?> of) {
        return list.stream().anyMatch(item -> contains(of, item));
    }

    private static boolean holdsItem(Object a, Object b) {
        return (a instanceof List<?> list && contains(list, b))
                || (a instanceof String text && b instanceof String part && text.contains(part));
    }

    /// How many items, members or characters; -1 of what has none.
    private static int size(Object value) {
        return switch (value) {
            case List<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            case String text -> text.length();
            default -> -1;
        };
    }
}
