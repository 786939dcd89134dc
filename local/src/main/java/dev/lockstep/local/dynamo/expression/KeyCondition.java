package dev.lockstep.local.dynamo.expression;

import dev.lockstep.local.dynamo.value.AttributeValue;
import dev.lockstep.local.dynamo.value.DynamoFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a Query asks of the keys: one partition, and at most one condition on the sort key.
public record KeyCondition(AttributeValue partition, Optional<Condition> sort) {

    private static final String KIND = "KeyConditionExpression";

    public static KeyCondition parse(
            String text, Placeholders placeholders, String partitionKey, Optional<String> sortKey) {
        Condition whole = Condition.parse(KIND, text, placeholders);
        var parts = new ArrayList<Condition>();
        split(whole, parts);
        AttributeValue partition = null;
        Condition sort = null;
        for (Condition part : parts) {
            String name = attribute(part);
            if (name.equals(partitionKey) && partition == null && part instanceof Condition.Compare equal) {
                partition = equalValue(equal);
            } else if (Optional.of(name).equals(sortKey) && sort == null && isRange(part)) {
                sort = part;
            } else if (!name.equals(partitionKey) && !Optional.of(name).equals(sortKey)) {
                throw DynamoFailure.invalid("Query condition missed key schema element: "
                        + (partition == null ? partitionKey : sortKey.orElse(name)));
            } else {
                throw DynamoFailure.invalid("Query key condition not supported");
            }
        }
        if (partition == null) {
            throw DynamoFailure.invalid("Query condition missed key schema element: " + partitionKey);
        }
        return new KeyCondition(partition, Optional.ofNullable(sort));
    }

    private static void split(Condition condition, List<Condition> parts) {
        switch (condition) {
            case Condition.And(Condition left, Condition right) -> {
                split(left, parts);
                split(right, parts);
            }
            case Condition.Or _ -> throw unsupported("OR");
            case Condition.Not _ -> throw unsupported("NOT");
            case Condition.In _ -> throw unsupported("IN");
            case Condition.Contains _ -> throw unsupported("contains");
            case Condition.Exists _ -> throw unsupported("attribute_exists");
            case Condition.HasType _ -> throw unsupported("attribute_type");
            case Condition.Compare _, Condition.Between _, Condition.BeginsWith _ -> parts.add(condition);
        }
    }

    private static DynamoFailure unsupported(String operator) {
        return DynamoFailure.invalid("Invalid " + KIND + ": Invalid operator used in " + KIND + ": " + operator);
    }

    private static String attribute(Condition part) {
        Operand operand = switch (part) {
            case Condition.Compare compare ->
                compare.left() instanceof Operand.Value ? compare.right() : compare.left();
            case Condition.Between between -> between.value();
            case Condition.BeginsWith begins -> begins.value();
            default -> throw DynamoFailure.invalid("Query key condition not supported");
        };
        if (operand instanceof Operand.At(Path path) && path.steps().isEmpty()) {
            return path.name();
        }
        throw DynamoFailure.invalid(
                "Invalid " + KIND + ": KeyConditionExpressions must only contain attribute names and" + " values");
    }

    private static AttributeValue equalValue(Condition.Compare compare) {
        Operand other = compare.left() instanceof Operand.Value ? compare.left() : compare.right();
        if (compare.relation() == Condition.Relation.EQUAL && other instanceof Operand.Value(AttributeValue value)) {
            return value;
        }
        throw DynamoFailure.invalid("Query key condition not supported");
    }

    private static boolean isRange(Condition part) {
        return !(part instanceof Condition.Compare compare && compare.relation() == Condition.Relation.NOT_EQUAL);
    }

    public boolean holds(Map<String, AttributeValue> item) {
        return sort.isEmpty() || sort.get().holds(item);
    }
}
