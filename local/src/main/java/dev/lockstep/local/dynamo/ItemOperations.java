package dev.lockstep.local.dynamo;

import dev.lockstep.local.dynamo.expression.Projection;
import dev.lockstep.local.dynamo.expression.Update;
import dev.lockstep.local.dynamo.table.Database;
import dev.lockstep.local.dynamo.table.Database.Outcome;
import dev.lockstep.local.dynamo.value.AttributeValue;
import dev.lockstep.local.dynamo.value.DynamoFailure;
import dev.lockstep.local.dynamo.value.ItemSize;
import dev.lockstep.local.dynamo.value.Values;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// PutItem, GetItem, UpdateItem, DeleteItem.
record ItemOperations(Database database) {

    private static final Set<String> WRITE = Set.of(
            "TableName",
            "ConditionExpression",
            "ExpressionAttributeNames",
            "ExpressionAttributeValues",
            "ReturnValues",
            "ReturnValuesOnConditionCheckFailure",
            "ReturnConsumedCapacity",
            "ReturnItemCollectionMetrics");

    static Set<String> write(String... more) {
        var names = new HashSet<>(WRITE);
        names.addAll(List.of(more));
        return names;
    }

    Map<String, Object> put(Arguments arguments) {
        Writes.Put put = Writes.put(arguments.only(write("Item")));
        return write(arguments, put, Set.of("NONE", "ALL_OLD"));
    }

    Map<String, Object> delete(Arguments arguments) {
        Writes.Delete delete = Writes.delete(arguments.only(write("Key")));
        return write(arguments, delete, Set.of("NONE", "ALL_OLD"));
    }

    Map<String, Object> update(Arguments arguments) {
        Writes.Edit edit = Writes.edit(arguments.only(write("Key", "UpdateExpression")));
        return write(arguments, edit, Set.of("NONE", "ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW"));
    }

    private Map<String, Object> write(Arguments arguments, Writes write, Set<String> returns) {
        String wanted = arguments.text("ReturnValues").orElse("NONE");
        if (!returns.contains(wanted)) {
            throw DynamoFailure.invalid("Return values set to invalid value");
        }
        boolean capacity = Capacity.isWanted(arguments);
        Writes.Done done = database.write(view -> {
            Writes.Done result = write.on(view);
            return new Outcome<>(result, result.changes());
        });
        var answer = new LinkedHashMap<String, Object>();
        returned(write, wanted, done)
                .filter(item -> !item.isEmpty())
                .ifPresent(item -> answer.put("Attributes", Values.writeItem(item)));
        if (capacity) {
            answer.put("ConsumedCapacity", Capacity.json(write.table(), Capacity.written(done.before(), done.after())));
        }
        return answer;
    }

    private static Optional<Map<String, AttributeValue>> returned(Writes write, String wanted, Writes.Done done) {
        List<String> touched = write instanceof Writes.Edit edit
                ? edit.update().map(Update::attributes).orElse(List.of())
                : List.of();
        return switch (wanted) {
            case "ALL_OLD" -> done.before();
            case "ALL_NEW" -> done.after();
            case "UPDATED_OLD" -> done.before().map(item -> part(item, touched));
            case "UPDATED_NEW" -> done.after().map(item -> part(item, touched));
            default -> Optional.empty();
        };
    }

    private static Map<String, AttributeValue> part(Map<String, AttributeValue> item, List<String> names) {
        var part = new LinkedHashMap<>(item);
        part.keySet().retainAll(names);
        return part;
    }

    Map<String, Object> get(Arguments arguments) {
        arguments.only(Set.of(
                "TableName",
                "Key",
                "ConsistentRead",
                "ProjectionExpression",
                "ExpressionAttributeNames",
                "ReturnConsumedCapacity"));
        Expressions expressions = Expressions.of(arguments);
        Optional<Projection> projection = expressions.projection();
        expressions.requireAllUsed();
        String table = arguments.needText("TableName");
        Map<String, AttributeValue> key = arguments.needItem("Key");
        Optional<Map<String, AttributeValue>> item = database.read(
                view -> view.table(table).get(view.table(table).schema().ofKey(key)));
        var answer = new LinkedHashMap<String, Object>();
        item.map(whole -> projection.map(part -> part.of(whole)).orElse(whole))
                .ifPresent(part -> answer.put("Item", Values.writeItem(part)));
        if (Capacity.isWanted(arguments)) {
            boolean consistent = arguments.truth("ConsistentRead").orElse(false);
            answer.put(
                    "ConsumedCapacity",
                    Capacity.json(table, Capacity.read(item.map(ItemSize::of).orElse(0), consistent)));
        }
        return answer;
    }
}
