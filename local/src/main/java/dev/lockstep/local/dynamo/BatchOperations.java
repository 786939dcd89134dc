package dev.lockstep.local.dynamo;

import dev.lockstep.local.dynamo.expression.Projection;
import dev.lockstep.local.dynamo.table.Change;
import dev.lockstep.local.dynamo.table.Database;
import dev.lockstep.local.dynamo.table.Database.Outcome;
import dev.lockstep.local.dynamo.table.Key;
import dev.lockstep.local.dynamo.table.KeySchema;
import dev.lockstep.local.dynamo.table.Table;
import dev.lockstep.local.dynamo.value.AttributeValue;
import dev.lockstep.local.dynamo.value.DynamoFailure;
import dev.lockstep.local.dynamo.value.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// BatchWriteItem and BatchGetItem. Nothing is throttled here, so nothing comes back unprocessed.
record BatchOperations(Database database) {

    private static final int MOST_WRITES = 25;
    private static final int MOST_READS = 100;

    Map<String, Object> write(Arguments arguments) {
        arguments.only(Set.of("RequestItems", "ReturnConsumedCapacity", "ReturnItemCollectionMetrics"));
        var writes = new ArrayList<Writes>();
        for (var table : arguments.need("RequestItems").members().entrySet()) {
            for (Object request : list(table.getKey(), table.getValue())) {
                writes.add(write(table.getKey(), Arguments.of(request)));
            }
        }
        if (writes.isEmpty() || writes.size() > MOST_WRITES) {
            throw DynamoFailure.invalid(
                    writes.isEmpty()
                            ? "The batch write request list for a table cannot be null or empty"
                            : "Too many items requested for the BatchWriteItem call");
        }
        List<Writes.Done> done = database.write(view -> {
            requireDistinct(view, writes);
            List<Writes.Done> results =
                    writes.stream().map(write -> write.on(view)).toList();
            List<Change> changes = results.stream()
                    .flatMap(result -> result.changes().stream())
                    .toList();
            return new Outcome<>(results, changes);
        });
        var answer = new LinkedHashMap<String, Object>();
        answer.put("UnprocessedItems", Map.of());
        if (Capacity.isWanted(arguments)) {
            answer.put("ConsumedCapacity", capacity(writes, done));
        }
        return answer;
    }

    private static Writes write(String table, Arguments request) {
        Optional<Arguments> put = request.object("PutRequest");
        Optional<Arguments> delete = request.object("DeleteRequest");
        if (put.isPresent() == delete.isPresent()) {
            throw DynamoFailure.invalid(
                    "Supplied AttributeValue has more than one datatypes set, must contain exactly one"
                            + " of PutRequest and DeleteRequest");
        }
        return put.isPresent()
                ? new Writes.Put(table, put.get().needItem("Item"), Optional.empty(), false)
                : new Writes.Delete(table, delete.orElseThrow().needItem("Key"), Optional.empty(), false);
    }

    private static void requireDistinct(Database.View view, List<Writes> writes) {
        var seen = new HashSet<String>();
        for (Writes write : writes) {
            KeySchema schema = view.table(write.table()).schema();
            Key key = write instanceof Writes.Put put
                    ? schema.ofItem(put.item())
                    : schema.ofKey(((Writes.Delete) write).key());
            if (!seen.add(write.table() + " " + key)) {
                throw DynamoFailure.invalid("Provided list of item keys contains duplicates");
            }
        }
    }

    private static List<Object> capacity(List<Writes> writes, List<Writes.Done> done) {
        var units = new LinkedHashMap<String, Double>();
        for (int i = 0; i < writes.size(); i++) {
            units.merge(
                    writes.get(i).table(),
                    Capacity.written(done.get(i).before(), done.get(i).after()),
                    Double::sum);
        }
        return units.entrySet().stream()
                .<Object>map(entry -> Capacity.json(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<?> list(String table, Object json) {
        return new Arguments(Map.of(table, json)).list(table);
    }

    Map<String, Object> get(Arguments arguments) {
        arguments.only(Set.of("RequestItems", "ReturnConsumedCapacity"));
        int count = 0;
        var responses = new LinkedHashMap<String, Object>();
        for (var table : arguments.need("RequestItems").members().entrySet()) {
            Arguments request = Arguments.of(table.getValue())
                    .only(Set.of("Keys", "ConsistentRead", "ProjectionExpression", "ExpressionAttributeNames"));
            count += request.list("Keys").size();
            if (count > MOST_READS) {
                throw DynamoFailure.invalid("Too many items requested for the BatchGetItem call");
            }
            responses.put(table.getKey(), read(table.getKey(), request));
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("Responses", responses);
        answer.put("UnprocessedKeys", Map.of());
        return answer;
    }

    private List<Object> read(String name, Arguments request) {
        Expressions expressions = Expressions.of(request);
        Optional<Projection> projection = expressions.projection();
        expressions.requireAllUsed();
        return database.read(view -> {
            Table table = view.table(name);
            var seen = new HashSet<Key>();
            var found = new ArrayList<Object>();
            for (Object json : request.list("Keys")) {
                Map<String, AttributeValue> named = Values.readItem(json);
                Key key = table.schema().ofKey(named);
                if (!seen.add(key)) {
                    throw DynamoFailure.invalid("Provided list of item keys contains duplicates");
                }
                table.get(key)
                        .map(item -> projection.map(part -> part.of(item)).orElse(item))
                        .ifPresent(item -> found.add(Values.writeItem(item)));
            }
            return found;
        });
    }
}
