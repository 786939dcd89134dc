package dev.lockstep.local.dynamo;

import dev.lockstep.local.dynamo.expression.Projection;
import dev.lockstep.local.dynamo.table.Change;
import dev.lockstep.local.dynamo.table.Database;
import dev.lockstep.local.dynamo.table.Database.Outcome;
import dev.lockstep.local.dynamo.table.KeySchema;
import dev.lockstep.local.dynamo.table.Table;
import dev.lockstep.local.dynamo.value.DynamoError;
import dev.lockstep.local.dynamo.value.DynamoFailure;
import dev.lockstep.local.dynamo.value.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// TransactWriteItems and TransactGetItems: all at one moment, or not at all.
record TransactionOperations(Database database) {

    private static final int MOST = 100;
    private static final Set<String> CHECKED = Set.of(
            "TableName",
            "ConditionExpression",
            "ExpressionAttributeNames",
            "ExpressionAttributeValues",
            "ReturnValuesOnConditionCheckFailure");

    Map<String, Object> write(Arguments arguments) {
        arguments.only(
                Set.of("TransactItems", "ClientRequestToken", "ReturnConsumedCapacity", "ReturnItemCollectionMetrics"));
        List<Writes> writes = arguments.list("TransactItems").stream()
                .map(item -> parse(Arguments.of(item)))
                .toList();
        requireCount(writes.size());
        database.write(view -> {
            requireDistinct(view, writes);
            return new Outcome<>(true, changes(view, writes));
        });
        return Map.of();
    }

    private static List<Change> changes(Database.View view, List<Writes> writes) {
        var changes = new ArrayList<Change>();
        var reasons = new ArrayList<Optional<DynamoFailure>>();
        for (Writes write : writes) {
            try {
                changes.addAll(write.on(view).changes());
                reasons.add(Optional.empty());
            } catch (DynamoFailure failure) {
                if (failure.error() == DynamoError.RESOURCE_NOT_FOUND) {
                    throw failure;
                }
                reasons.add(Optional.of(failure));
            }
        }
        if (reasons.stream().anyMatch(Optional::isPresent)) {
            throw canceled(reasons);
        }
        return changes;
    }

    private static DynamoFailure canceled(List<Optional<DynamoFailure>> reasons) {
        List<String> codes = reasons.stream()
                .map(reason -> reason.map(TransactionOperations::code).orElse("None"))
                .toList();
        List<Object> details = reasons.stream()
                .<Object>map(reason -> {
                    var json = new LinkedHashMap<String, Object>();
                    json.put("Code", reason.map(TransactionOperations::code).orElse("None"));
                    reason.ifPresent(failure -> {
                        json.put("Message", String.valueOf(failure.getMessage()));
                        json.putAll(failure.details());
                    });
                    return json;
                })
                .toList();
        return DynamoError.TRANSACTION_CANCELED
                .with("Transaction cancelled, please refer cancellation reasons for specific reasons ["
                        + String.join(", ", codes) + "]")
                .and("CancellationReasons", details);
    }

    private static String code(DynamoFailure failure) {
        return failure.error() == DynamoError.CONDITIONAL_CHECK_FAILED ? "ConditionalCheckFailed" : "ValidationError";
    }

    private static Writes parse(Arguments item) {
        if (item.members().size() != 1) {
            throw DynamoFailure.invalid("TransactItems can only contain one of Check, Put, Update or Delete");
        }
        var only = item.members().entrySet().iterator().next();
        Arguments write = Arguments.of(only.getValue());
        return switch (only.getKey()) {
            case "Put" -> Writes.put(write.only(with("Item")));
            case "Update" -> Writes.edit(write.only(with("Key", "UpdateExpression")));
            case "Delete" -> Writes.delete(write.only(with("Key")));
            case "ConditionCheck" -> {
                write.needText("ConditionExpression");
                yield Writes.check(write.only(with("Key")));
            }
            default -> throw DynamoFailure.invalid("TransactItems has no member " + only.getKey());
        };
    }

    private static Set<String> with(String... more) {
        var names = new HashSet<>(CHECKED);
        names.addAll(List.of(more));
        return names;
    }

    private static void requireCount(int count) {
        if (count < 1 || count > MOST) {
            throw DynamoFailure.invalid(
                    "1 validation error detected: Value at 'transactItems' failed to satisfy constraint:"
                            + " Member must have length less than or equal to 100 and greater than or equal to 1");
        }
    }

    private static void requireDistinct(Database.View view, List<Writes> writes) {
        var seen = new HashSet<String>();
        for (Writes write : writes) {
            KeySchema schema = view.table(write.table()).schema();
            String key = switch (write) {
                case Writes.Put put -> schema.ofItem(put.item()).toString();
                case Writes.Delete delete -> schema.ofKey(delete.key()).toString();
                case Writes.Edit edit -> schema.ofKey(edit.key()).toString();
                case Writes.Check check -> schema.ofKey(check.key()).toString();
            };
            if (!seen.add(write.table() + " " + key)) {
                throw DynamoFailure.invalid("Transaction request cannot include multiple operations on one item");
            }
        }
    }

    Map<String, Object> get(Arguments arguments) {
        arguments.only(Set.of("TransactItems", "ReturnConsumedCapacity"));
        List<?> items = arguments.list("TransactItems");
        requireCount(items.size());
        List<Object> responses = database.read(view -> items.stream()
                .map(item -> read(view, Arguments.of(item).need("Get")))
                .toList());
        return Map.of("Responses", responses);
    }

    private static Object read(Database.View view, Arguments get) {
        get.only(Set.of("TableName", "Key", "ProjectionExpression", "ExpressionAttributeNames"));
        Expressions expressions = Expressions.of(get);
        Optional<Projection> projection = expressions.projection();
        expressions.requireAllUsed();
        Table table = view.table(get.needText("TableName"));
        var response = new LinkedHashMap<String, Object>();
        table.get(table.schema().ofKey(get.needItem("Key")))
                .map(item -> projection.map(part -> part.of(item)).orElse(item))
                .ifPresent(item -> response.put("Item", Values.writeItem(item)));
        return response;
    }
}
