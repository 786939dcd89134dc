package dev.lockstep.local.dynamo;

import dev.lockstep.local.dynamo.table.KeySchema;
import dev.lockstep.local.dynamo.value.DynamoFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A table's keys as CreateTable and DescribeTable write them.
final class TableSchema {

    private TableSchema() {}

    static KeySchema read(Arguments arguments) {
        var types = new LinkedHashMap<String, String>();
        for (Object json : arguments.list("AttributeDefinitions")) {
            Arguments definition = Arguments.of(json);
            types.put(
                    definition.needText("AttributeName"),
                    definition.choice("AttributeType", Set.of("S", "N", "B"), "S"));
        }
        List<Arguments> keys =
                arguments.list("KeySchema").stream().map(Arguments::of).toList();
        if (keys.isEmpty() || keys.size() > 2) {
            throw DynamoFailure.invalid(
                    "1 validation error detected: Value at 'keySchema' failed to satisfy constraint:"
                            + " Member must have length less than or equal to 2 and greater than or equal to 1");
        }
        KeySchema.KeyAttribute partition = key(keys.getFirst(), "HASH", types);
        Optional<KeySchema.KeyAttribute> sort =
                keys.size() == 2 ? Optional.of(key(keys.getLast(), "RANGE", types)) : Optional.empty();
        if (types.size() != keys.size()) {
            throw DynamoFailure.invalid(
                    "One or more parameter values were invalid: Number of attributes in KeySchema does"
                            + " not exactly match number of attributes defined in AttributeDefinitions");
        }
        return new KeySchema(partition, sort);
    }

    private static KeySchema.KeyAttribute key(Arguments key, String role, Map<String, String> types) {
        String name = key.needText("AttributeName");
        if (!key.choice("KeyType", Set.of("HASH", "RANGE"), "").equals(role)) {
            throw DynamoFailure.invalid("Invalid KeySchema: The " + (role.equals("HASH") ? "first" : "second")
                    + " KeySchemaElement is not a " + role + " key type");
        }
        String type = types.get(name);
        if (type == null) {
            throw DynamoFailure.invalid("One or more parameter values were invalid: Some index key attributes are not"
                    + " defined in AttributeDefinitions. Keys: [" + name + "], AttributeDefinitions: "
                    + types.keySet());
        }
        return new KeySchema.KeyAttribute(name, type);
    }

    static void write(KeySchema schema, Map<String, Object> json) {
        json.put(
                "AttributeDefinitions",
                schema.attributes().stream()
                        .<Object>map(key -> pair("AttributeName", key.name(), "AttributeType", key.type()))
                        .toList());
        json.put(
                "KeySchema",
                schema.attributes().stream()
                        .<Object>map(key -> pair(
                                "AttributeName",
                                key.name(),
                                "KeyType",
                                key.equals(schema.partition()) ? "HASH" : "RANGE"))
                        .toList());
    }

    private static Map<String, Object> pair(String first, Object one, String second, Object two) {
        var json = new LinkedHashMap<String, Object>();
        json.put(first, one);
        json.put(second, two);
        return json;
    }
}
