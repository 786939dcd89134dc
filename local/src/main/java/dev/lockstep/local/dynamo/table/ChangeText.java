package dev.lockstep.local.dynamo.table;

import dev.lockstep.local.dynamo.value.AttributeValue;
import dev.lockstep.local.dynamo.value.Values;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Changes as the journal writes them, in JSON a person can read.
final class ChangeText {

    private ChangeText() {}

    static Map<String, Object> write(Change change) {
        var json = new LinkedHashMap<String, Object>();
        switch (change) {
            case Change.Create(TableDescription table) -> {
                json.put("create", table.name());
                json.put("keys", keys(table.schema()));
                json.put("onDemand", table.onDemand());
                json.put("units", List.of(table.readUnits(), table.writeUnits()));
                json.put("created", table.created().toString());
                json.put("id", table.id());
            }
            case Change.Drop(String table) -> json.put("drop", table);
            case Change.Put(String table, Map<String, AttributeValue> item) -> {
                json.put("put", table);
                json.put("item", Values.writeItem(item));
            }
            case Change.Remove(String table, Map<String, AttributeValue> key) -> {
                json.put("remove", table);
                json.put("key", Values.writeItem(key));
            }
            case Change.TimeToLive(String table, Optional<String> attribute) -> {
                json.put("timeToLive", table);
                json.put("attribute", attribute.orElse(""));
            }
        }
        return json;
    }

    private static List<Object> keys(KeySchema schema) {
        return schema.attributes().stream()
                .<Object>map(key -> List.of(key.name(), key.type()))
                .toList();
    }

    /// @throws IllegalArgumentException when it is not what we wrote
    static Change read(Object json) {
        if (json instanceof Map<?, ?> change) {
            if (change.get("put") instanceof String table && change.get("item") instanceof Map<?, ?> item) {
                return new Change.Put(table, Values.readItem(item));
            }
            if (change.get("remove") instanceof String table && change.get("key") instanceof Map<?, ?> key) {
                return new Change.Remove(table, Values.readItem(key));
            }
            if (change.get("create") instanceof String table) {
                return new Change.Create(table(table, change));
            }
            if (change.get("drop") instanceof String table) {
                return new Change.Drop(table);
            }
            if (change.get("timeToLive") instanceof String table
                    && change.get("attribute") instanceof String attribute) {
                return new Change.TimeToLive(table, attribute.isEmpty() ? Optional.empty() : Optional.of(attribute));
            }
        }
        throw new IllegalArgumentException("no change: " + json);
    }

    private static TableDescription table(String name, Map<?, ?> json) {
        if (json.get("keys") instanceof List<?> keys
                && json.get("onDemand") instanceof Boolean onDemand
                && json.get("units") instanceof List<?> units
                && units.getFirst() instanceof Number read
                && units.getLast() instanceof Number write
                && json.get("created") instanceof String created
                && json.get("id") instanceof String id) {
            KeySchema.KeyAttribute partition = key(keys.getFirst());
            Optional<KeySchema.KeyAttribute> sort =
                    keys.size() > 1 ? Optional.of(key(keys.getLast())) : Optional.empty();
            var schema = new KeySchema(partition, sort);
            return new TableDescription(
                    name, schema, onDemand, read.longValue(), write.longValue(), Instant.parse(created), id);
        }
        throw new IllegalArgumentException("no table: " + json);
    }

    private static KeySchema.KeyAttribute key(Object json) {
        if (json instanceof List<?> pair
                && pair.size() == 2
                && pair.getFirst() instanceof String name
                && pair.getLast() instanceof String type) {
            return new KeySchema.KeyAttribute(name, type);
        }
        throw new IllegalArgumentException("no key: " + json);
    }
}
