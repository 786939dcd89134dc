package dev.lockstep.local.dynamo;

import dev.lockstep.local.dynamo.expression.Condition;
import dev.lockstep.local.dynamo.expression.KeyCondition;
import dev.lockstep.local.dynamo.expression.Projection;
import dev.lockstep.local.dynamo.table.Database;
import dev.lockstep.local.dynamo.table.Key;
import dev.lockstep.local.dynamo.table.KeySchema;
import dev.lockstep.local.dynamo.table.Table;
import dev.lockstep.local.dynamo.value.AttributeValue;
import dev.lockstep.local.dynamo.value.DynamoFailure;
import dev.lockstep.local.dynamo.value.ItemSize;
import dev.lockstep.local.dynamo.value.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Query and Scan: a page of at most 1 MB, before the filter.
record ReadOperations(Database database) {

    private static final int PAGE = 1024 * 1024;
    private static final Set<String> BOTH = Set.of(
            "TableName",
            "ConsistentRead",
            "ExclusiveStartKey",
            "ExpressionAttributeNames",
            "ExpressionAttributeValues",
            "FilterExpression",
            "Limit",
            "ProjectionExpression",
            "ReturnConsumedCapacity",
            "Select");

    /// What a page is made of.
    private record Reading(
            Predicate<Map<String, AttributeValue>> range,
            Predicate<Map<String, AttributeValue>> filter,
            Optional<Projection> projection,
            boolean countOnly,
            int limit) {}

    private static Set<String> with(String... more) {
        var names = new HashSet<>(BOTH);
        names.addAll(List.of(more));
        return names;
    }

    Map<String, Object> query(Arguments arguments) {
        arguments.only(with("KeyConditionExpression", "ScanIndexForward"));
        boolean forward = arguments.truth("ScanIndexForward").orElse(true);
        String keyText = arguments
                .text("KeyConditionExpression")
                .orElseThrow(() -> DynamoFailure.invalid(
                        "Either the KeyConditions or KeyConditionExpression parameter must be specified in the"
                                + " request."));
        return database.read(view -> {
            Table table = view.table(arguments.needText("TableName"));
            KeySchema schema = table.schema();
            Expressions expressions = Expressions.of(arguments);
            KeyCondition condition = KeyCondition.parse(
                    keyText,
                    expressions.placeholders(),
                    schema.partition().name(),
                    schema.sort().map(KeySchema.KeyAttribute::name));
            requireType(schema, condition.partition());
            arguments
                    .item("ExclusiveStartKey")
                    .map(schema::ofKey)
                    .filter(key -> !key.partition().equals(condition.partition()))
                    .ifPresent(key -> {
                        throw DynamoFailure.invalid(
                                "The provided starting key is outside query boundaries based on provided conditions");
                    });
            Reading reading = reading(arguments, expressions, condition::holds);
            NavigableMap<Key, Map<String, AttributeValue>> partition = partition(table, condition.partition());
            return page(arguments, table, forward ? partition : partition.descendingMap(), reading);
        });
    }

    private static void requireType(KeySchema schema, AttributeValue partition) {
        if (!partition.type().equals(schema.partition().type())) {
            throw DynamoFailure.invalid(
                    "One or more parameter values were invalid: Condition parameter type does not match"
                            + " schema type");
        }
    }

    private static NavigableMap<Key, Map<String, AttributeValue>> partition(Table table, AttributeValue value) {
        NavigableMap<Key, Map<String, AttributeValue>> from = table.items().tailMap(Key.first(value), true);
        Optional<Key> next = from.keySet().stream()
                .dropWhile(key -> key.partition().equals(value))
                .findFirst();
        return next.isPresent() ? from.headMap(next.get(), false) : from;
    }

    Map<String, Object> scan(Arguments arguments) {
        arguments.only(with("Segment", "TotalSegments"));
        Predicate<Map<String, AttributeValue>> all = item -> true;
        return database.read(view -> {
            Table table = view.table(arguments.needText("TableName"));
            Predicate<Map<String, AttributeValue>> segment =
                    segment(arguments, table.schema()).orElse(all);
            Reading reading = reading(arguments, Expressions.of(arguments), segment);
            return page(arguments, table, table.items(), reading);
        });
    }

    private static Optional<Predicate<Map<String, AttributeValue>>> segment(Arguments arguments, KeySchema schema) {
        Optional<Integer> total = arguments.limit("TotalSegments");
        if (total.isEmpty()) {
            return Optional.empty();
        }
        long segment = arguments
                .number("Segment")
                .filter(number -> number >= 0 && number < total.get())
                .orElseThrow(() -> DynamoFailure.invalid(
                        "The Segment parameter is zero-based and must be less than" + " parameter TotalSegments"));
        return Optional.of(item -> Math.floorMod(schema.ofItem(item).partition().hashCode(), total.get()) == segment);
    }

    private static Reading reading(
            Arguments arguments, Expressions expressions, Predicate<Map<String, AttributeValue>> range) {
        Optional<Condition> filter = expressions.condition("FilterExpression");
        Optional<Projection> projection = expressions.projection();
        expressions.requireAllUsed();
        String select =
                arguments.choice("Select", Set.of("ALL_ATTRIBUTES", "COUNT", "SPECIFIC_ATTRIBUTES"), "ALL_ATTRIBUTES");
        return new Reading(
                range,
                item -> filter.isEmpty() || filter.get().holds(item),
                projection,
                select.equals("COUNT"),
                arguments.limit("Limit").orElse(Integer.MAX_VALUE));
    }

    private static Map<String, Object> page(
            Arguments arguments, Table table, NavigableMap<Key, Map<String, AttributeValue>> items, Reading reading) {
        Optional<Key> start = arguments.item("ExclusiveStartKey").map(table.schema()::ofKey);
        NavigableMap<Key, Map<String, AttributeValue>> rest =
                start.isPresent() ? items.tailMap(start.get(), false) : items;
        var found = new ArrayList<Object>();
        int scanned = 0;
        int count = 0;
        long bytes = 0;
        Map<String, AttributeValue> last = null;
        for (Map<String, AttributeValue> item : rest.values()) {
            if (!reading.range().test(item)) {
                continue;
            }
            if (scanned == reading.limit() || bytes >= PAGE) {
                break;
            }
            last = item;
            scanned++;
            bytes += ItemSize.of(item);
            if (reading.filter().test(item)) {
                count++;
                if (!reading.countOnly()) {
                    found.add(Values.writeItem(
                            reading.projection().map(part -> part.of(item)).orElse(item)));
                }
            }
        }
        var answer = new LinkedHashMap<String, Object>();
        if (!reading.countOnly()) {
            answer.put("Items", found);
        }
        answer.put("Count", count);
        answer.put("ScannedCount", scanned);
        if (last != null && (scanned == reading.limit() || bytes >= PAGE)) {
            answer.put("LastEvaluatedKey", Values.writeItem(table.schema().part(last)));
        }
        if (Capacity.isWanted(arguments)) {
            boolean consistent = arguments.truth("ConsistentRead").orElse(false);
            answer.put("ConsumedCapacity", Capacity.json(table.description().name(), Capacity.read(bytes, consistent)));
        }
        return answer;
    }
}
