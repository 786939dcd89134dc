package dev.lockstep.local.dynamo.expression;

import dev.lockstep.local.dynamo.value.AttributeValue;
import dev.lockstep.local.dynamo.value.Decimal;
import dev.lockstep.local.dynamo.value.DynamoFailure;
import dev.lockstep.local.dynamo.value.ValueOrder;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BinaryOperator;

/// Conditions and operands on one item.
record Evaluation(Map<String, AttributeValue> item) {

    boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.And(Condition left, Condition right) -> holds(left) && holds(right);
            case Condition.Or(Condition left, Condition right) -> holds(left) || holds(right);
            case Condition.Not(Condition inner) -> !holds(inner);
            case Condition.Compare(Operand left, Condition.Relation relation, Operand right) ->
                compare(value(left), relation, value(right));
            case Condition.Between(Operand value, Operand low, Operand high) ->
                compare(value(value), Condition.Relation.GREATER_OR_EQUAL, value(low))
                        && compare(value(value), Condition.Relation.LESS_OR_EQUAL, value(high));
            case Condition.In in -> {
                Optional<AttributeValue> value = value(in.value());
                yield value.isPresent()
                        && in.choices().stream()
                                .anyMatch(choice -> value(choice).equals(value));
            }
            case Condition.Exists(Path path) -> path.in(item).isPresent();
            case Condition.HasType(Path path, String type) ->
                path.in(item).filter(value -> value.type().equals(type)).isPresent();
            case Condition.BeginsWith(Operand value, Operand prefix) -> beginsWith(value(value), value(prefix));
            case Condition.Contains(Operand container, Operand element) ->
                value(container).isPresent()
                        && value(element).isPresent()
                        && contains(value(container).get(), value(element).get());
        };
    }

    private static boolean compare(
            Optional<AttributeValue> left, Condition.Relation relation, Optional<AttributeValue> right) {
        if (relation == Condition.Relation.NOT_EQUAL) {
            return !left.equals(right);
        }
        if (left.isEmpty() || right.isEmpty()) {
            return false;
        }
        if (relation == Condition.Relation.EQUAL) {
            return left.equals(right);
        }
        OptionalInt order = ValueOrder.compare(left.get(), right.get());
        return order.isPresent()
                && switch (relation) {
                    case LESS -> order.getAsInt() < 0;
                    case LESS_OR_EQUAL -> order.getAsInt() <= 0;
                    case GREATER -> order.getAsInt() > 0;
                    case GREATER_OR_EQUAL -> order.getAsInt() >= 0;
                    case EQUAL, NOT_EQUAL -> throw new IllegalStateException("judged above");
                };
    }

    private static boolean beginsWith(Optional<AttributeValue> value, Optional<AttributeValue> prefix) {
        if (value.orElse(null) instanceof AttributeValue.S(String text)
                && prefix.orElse(null) instanceof AttributeValue.S(String start)) {
            return text.startsWith(start);
        }
        if (value.orElse(null) instanceof AttributeValue.B(ByteBuffer bytes)
                && prefix.orElse(null) instanceof AttributeValue.B(ByteBuffer start)) {
            int length = Math.min(bytes.remaining(), start.remaining());
            return bytes.slice(0, length).equals(start);
        }
        return false;
    }

    private static boolean contains(AttributeValue container, AttributeValue element) {
        return switch (container) {
            case AttributeValue.S(String text) ->
                element instanceof AttributeValue.S(String part) && text.contains(part);
            case AttributeValue.L list -> list.elements().contains(element);
            case AttributeValue.SS set ->
                element instanceof AttributeValue.S(String text) && set.texts().contains(text);
            case AttributeValue.NS set ->
                element instanceof AttributeValue.N(BigDecimal number)
                        && set.numbers().contains(number);
            case AttributeValue.BS set ->
                element instanceof AttributeValue.B(ByteBuffer bytes)
                        && set.binaries().contains(bytes);
            case AttributeValue.B(ByteBuffer bytes) ->
                element instanceof AttributeValue.B(ByteBuffer part)
                        && latin(bytes).contains(latin(part));
            case AttributeValue.N _, AttributeValue.Bool _, AttributeValue.Null _, AttributeValue.M _ -> false;
        };
    }

    /// A char a byte, so that text search finds bytes.
    private static String latin(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
    }

    Optional<AttributeValue> value(Operand operand) {
        return switch (operand) {
            case Operand.At(Path path) -> path.in(item);
            case Operand.Value(AttributeValue value) -> Optional.of(value);
            case Operand.Size(Path path) -> path.in(item).flatMap(Evaluation::size);
            case Operand.IfNotExists(Path path, Operand otherwise) ->
                path.in(item).or(() -> value(otherwise));
            case Operand.ListAppend(Operand first, Operand second) -> Optional.of(append(need(first), need(second)));
            case Operand.Plus(Operand left, Operand right) -> Optional.of(calculate(left, right, BigDecimal::add));
            case Operand.Minus(Operand left, Operand right) ->
                Optional.of(calculate(left, right, BigDecimal::subtract));
        };
    }

    AttributeValue need(Operand operand) {
        return value(operand)
                .orElseThrow(() -> DynamoFailure.invalid(
                        "The provided expression refers to an attribute that does not exist in the item"));
    }

    private static Optional<AttributeValue> size(AttributeValue value) {
        int size = switch (value) {
            case AttributeValue.S(String text) -> text.getBytes(StandardCharsets.UTF_8).length;
            case AttributeValue.B(ByteBuffer bytes) -> bytes.remaining();
            case AttributeValue.L list -> list.elements().size();
            case AttributeValue.M map -> map.members().size();
            case AttributeValue.SS set -> set.texts().size();
            case AttributeValue.NS set -> set.numbers().size();
            case AttributeValue.BS set -> set.binaries().size();
            case AttributeValue.N _, AttributeValue.Bool _, AttributeValue.Null _ -> -1;
        };
        return size < 0 ? Optional.empty() : Optional.of(new AttributeValue.N(BigDecimal.valueOf(size)));
    }

    private static AttributeValue append(AttributeValue first, AttributeValue second) {
        if (first instanceof AttributeValue.L one && second instanceof AttributeValue.L two) {
            var both = new ArrayList<>(one.elements());
            both.addAll(two.elements());
            return new AttributeValue.L(both);
        }
        throw wrongType();
    }

    private AttributeValue calculate(Operand left, Operand right, BinaryOperator<BigDecimal> operation) {
        if (need(left) instanceof AttributeValue.N(BigDecimal one)
                && need(right) instanceof AttributeValue.N(BigDecimal two)) {
            return new AttributeValue.N(Decimal.check(operation.apply(one, two)));
        }
        throw wrongType();
    }

    static DynamoFailure wrongType() {
        return DynamoFailure.invalid("An operand in the update expression has an incorrect data type");
    }
}
