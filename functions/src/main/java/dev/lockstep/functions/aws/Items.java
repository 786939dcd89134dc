package dev.lockstep.functions.aws;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The items of DynamoDB, their attributes as DynamoDB itself writes them: `{"S": "text"}`, `{"N": "1"}`. Every
/// stage of every run remembers something in some, so it goes without the SDK's client, which costs a cold
/// start more than the call and the jar more than all stages.
public final class Items {
    private static final String TYPE = "application/x-amz-json-1.0";

    private final SignedCall calls;
    private final SignedCall.Place place;

    Items(SignedCall calls, SignedCall.Place place) {
        this.calls = calls;
        this.place = place;
    }

    /// Which item.
    ///
    /// @param table its real name
    /// @param key the attributes that are the table's key
    public record Id(String table, Json.Obj key) {
        /// An item of a table whose key is one string.
        public static Id of(String table, String key, String name) {
            return new Id(table, new Json.Obj(Map.of(key, text(name))));
        }
    }

    /// A condition in DynamoDB's expressions. Each attribute stands in it as `#name`, and each value as `:name`.
    public record Condition(String expression, Map<String, String> names, Map<String, Json> values) {
        /// That there is no item of that key.
        ///
        /// @param key an attribute of the table's key
        public static Condition isNew(String key) {
            return new Condition("attribute_not_exists(#key)", Map.of("key", key), Map.of());
        }
    }

    /// What becomes of an item, when the condition holds, in DynamoDB's expressions. Each attribute stands in them as
    /// `#name`, and each value as `:name`.
    public record Change(String update, String condition, Map<String, String> names, Map<String, Json> values) {
        /// The update that gives each of some attributes its value.
        public static String setting(Collection<String> names) {
            return names.stream().map(name -> "#" + name + " = :" + name).collect(Collectors.joining(", ", "SET ", ""));
        }
    }

    /// What came of a write on a condition.
    public sealed interface Outcome {
        /// It has been made.
        record Made() implements Outcome {}

        /// The condition did not hold.
        ///
        /// @param item as it is, without attributes when there is none
        record Refused(Json.Obj item) implements Outcome {}
    }

    /// A string, as attributes are written.
    public static Json text(String value) {
        return new Json.Obj(Map.of("S", Json.of(value)));
    }

    /// A number, as attributes are written.
    public static Json number(long value) {
        return new Json.Obj(Map.of("N", Json.of(Long.toString(value))));
    }

    /// The string, or the number as text, of an attribute.
    public static Optional<String> value(Json.Obj item, String attribute) {
        return item.get(attribute)
                .filter(Json.Obj.class::isInstance)
                .flatMap(kind -> ((Json.Obj) kind)
                        .get("S")
                        .or(() -> ((Json.Obj) kind).get("N"))
                        .filter(Json.Str.class::isInstance)
                        .map(text -> ((Json.Str) text).value()));
    }

    /// What is in an attribute that is a map.
    public static Optional<Json.Obj> map(Json.Obj item, String attribute) {
        return item.get(attribute)
                .filter(Json.Obj.class::isInstance)
                .flatMap(kind -> ((Json.Obj) kind).get("M"))
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast);
    }

    /// The item as it is now.
    public Optional<Json.Obj> get(Id id) {
        Map<String, Json> request = request(id.table());
        request.put("Key", id.key());
        request.put("ConsistentRead", Json.of(true));
        return read("GetItem", id.table(), request).get("Item").map(Json.Obj.class::cast);
    }

    /// The first item of a partition, as the table's sort key orders them.
    ///
    /// @param key the table's partition key, a string
    public Optional<Json.Obj> first(String table, String key, String partition) {
        Map<String, Json> request = request(table);
        request.put("KeyConditionExpression", Json.of("#key = :key"));
        request.put("ExpressionAttributeNames", new Json.Obj(Map.of("#key", Json.of(key))));
        request.put("ExpressionAttributeValues", new Json.Obj(Map.of(":key", text(partition))));
        request.put("ConsistentRead", Json.of(true));
        request.put("Limit", Json.of(1));
        return objects(read("Query", table, request).get("Items")).stream().findFirst();
    }

    /// A page of a table, in the order of the table.
    ///
    /// @param next where the one after it begins, when there may be one
    public record Page(List<Json.Obj> items, Optional<Json.Obj> next) {}

    /// Which part of a table.
    ///
    /// @param table its real name
    /// @param number of the part, the first is 0
    /// @param parts how many there are
    /// @param consistent whether every write that was answered before is seen
    public record Segment(String table, int number, int parts, boolean consistent) {}

    /// The items of a part, a page of 1 MB at the most.
    ///
    /// @param start where the page begins; without it the part does
    public Page scan(Segment segment, Optional<Json.Obj> start) {
        Map<String, Json> request = request(segment.table());
        request.put("Segment", Json.of(segment.number()));
        request.put("TotalSegments", Json.of(segment.parts()));
        request.put("ConsistentRead", Json.of(segment.consistent()));
        start.ifPresent(key -> request.put("ExclusiveStartKey", key));
        Json.Obj answer = read("Scan", segment.table(), request);
        return new Page(
                objects(answer.get("Items")), answer.get("LastEvaluatedKey").map(Json.Obj.class::cast));
    }

    /// Changes an item.
    ///
    /// @return whether the condition held
    public boolean update(Id id, Change change) {
        return change(id, change) instanceof Outcome.Made;
    }

    /// Changes an item, and tells what it is when the condition does not hold.
    public Outcome change(Id id, Change change) {
        Map<String, Json> request = request(id.table());
        request.put("Key", id.key());
        request.put("UpdateExpression", Json.of(change.update()));
        on(request, new Condition(change.condition(), change.names(), change.values()));
        return write("UpdateItem", id.table(), request);
    }

    /// Puts an item, over the one there may be.
    public void put(String table, Json.Obj item) {
        Map<String, Json> request = request(table);
        request.put("Item", item);
        write("PutItem", table, request);
    }

    /// Puts an item when the condition holds.
    public Outcome put(String table, Json.Obj item, Condition condition) {
        Map<String, Json> request = request(table);
        request.put("Item", item);
        on(request, condition);
        return write("PutItem", table, request);
    }

    /// Takes an item out, if there is one.
    public void delete(Id id) {
        Map<String, Json> request = request(id.table());
        request.put("Key", id.key());
        write("DeleteItem", id.table(), request);
    }

    /// Puts items, at most 25, none of them twice.
    ///
    /// @return those the table had no room for just now
    public List<Json.Obj> putAll(String table, List<Json.Obj> items) {
        List<Json> puts = items.stream()
                .<Json>map(item -> new Json.Obj(Map.of("PutRequest", new Json.Obj(Map.of("Item", item)))))
                .toList();
        Map<String, Json> request = Map.of("RequestItems", new Json.Obj(Map.of(table, new Json.Arr(puts))));
        SignedCall.Answer answer = call("BatchWriteItem", request);
        if (!answer.good()) {
            throw SignedCall.failure(answer, "the table " + table + " cannot be written");
        }
        Optional<Json> left = object(answer, table)
                .get("UnprocessedItems")
                .filter(Json.Obj.class::isInstance)
                .flatMap(tables -> ((Json.Obj) tables).get(table));
        return objects(left).stream()
                .map(put -> put.get("PutRequest")
                        .flatMap(inner -> ((Json.Obj) inner).get("Item"))
                        .map(Json.Obj.class::cast)
                        .orElseThrow(() ->
                                new InvalidInput("the table " + table + " gave back what is not the put of an item")))
                .toList();
    }

    private static Map<String, Json> request(String table) {
        Map<String, Json> request = new LinkedHashMap<>();
        request.put("TableName", Json.of(table));
        return request;
    }

    private static void on(Map<String, Json> request, Condition condition) {
        Map<String, Json> names = new LinkedHashMap<>();
        condition.names().forEach((name, attribute) -> names.put("#" + name, Json.of(attribute)));
        Map<String, Json> values = new LinkedHashMap<>();
        condition.values().forEach((name, value) -> values.put(":" + name, value));
        request.put("ConditionExpression", Json.of(condition.expression()));
        request.put("ExpressionAttributeNames", new Json.Obj(names));
        if (!values.isEmpty()) {
            request.put("ExpressionAttributeValues", new Json.Obj(values));
        }
        request.put("ReturnValuesOnConditionCheckFailure", Json.of("ALL_OLD"));
    }

    private Json.Obj read(String action, String table, Map<String, Json> request) {
        SignedCall.Answer answer = call(action, request);
        if (!answer.good()) {
            throw SignedCall.failure(answer, "the table " + table + " cannot be read");
        }
        return object(answer, table);
    }

    private Outcome write(String action, String table, Map<String, Json> request) {
        SignedCall.Answer answer = call(action, request);
        if (answer.good()) {
            return new Outcome.Made();
        }
        if (answer.body().contains("ConditionalCheckFailedException")) {
            return new Outcome.Refused(object(answer, table)
                    .get("Item")
                    .map(Json.Obj.class::cast)
                    .orElseGet(() -> new Json.Obj(Map.of())));
        }
        throw SignedCall.failure(answer, "the table " + table + " cannot be written");
    }

    private SignedCall.Answer call(String action, Map<String, Json> request) {
        return calls.post(
                place,
                Map.of("Content-Type", TYPE, "X-Amz-Target", "DynamoDB_20120810." + action),
                JsonText.text(new Json.Obj(request)));
    }

    private static List<Json.Obj> objects(Optional<Json> list) {
        return list.orElse(Json.Null.NULL) instanceof Json.Arr(List<Json> items)
                ? items.stream().map(Json.Obj.class::cast).toList()
                : List.of();
    }

    private static Json.Obj object(SignedCall.Answer answer, String table) {
        try {
            if (JsonText.read(answer.body()) instanceof Json.Obj reply) {
                return reply;
            }
            throw new InvalidInput("the table " + table + " answered with something that is no object");
        } catch (IOException e) {
            throw new Unavailable("the table " + table + " answered with something that is no JSON", e);
        }
    }
}
