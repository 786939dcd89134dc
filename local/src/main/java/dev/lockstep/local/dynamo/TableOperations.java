package dev.lockstep.local.dynamo;

import dev.lockstep.local.dynamo.table.Change;
import dev.lockstep.local.dynamo.table.Database;
import dev.lockstep.local.dynamo.table.Database.Outcome;
import dev.lockstep.local.dynamo.table.KeySchema;
import dev.lockstep.local.dynamo.table.Table;
import dev.lockstep.local.dynamo.table.TableDescription;
import dev.lockstep.local.dynamo.value.DynamoError;
import dev.lockstep.local.dynamo.value.DynamoFailure;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// CreateTable, DescribeTable, ListTables, DeleteTable, UpdateTimeToLive, DescribeTimeToLive. Tables are there at once.
record TableOperations(Database database, String region, Clock clock, Supplier<String> ids) {

    private static final int PAGE = 100;

    Map<String, Object> create(Arguments arguments) {
        arguments.only(Set.of(
                "TableName",
                "AttributeDefinitions",
                "KeySchema",
                "BillingMode",
                "ProvisionedThroughput",
                "TableClass",
                "DeletionProtectionEnabled",
                "Tags"));
        String name = arguments.needText("TableName");
        if (!name.matches("[a-zA-Z0-9_.-]{3,255}")) {
            throw DynamoFailure.invalid(
                    "1 validation error detected: Value '" + name + "' at 'tableName' failed to satisfy constraint:"
                            + " Member must satisfy regular expression pattern:"
                            + " [a-zA-Z0-9_.-]+ and have length between 3 and"
                            + " 255");
        }
        boolean onDemand = arguments
                .choice("BillingMode", Set.of("PROVISIONED", "PAY_PER_REQUEST"), "PROVISIONED")
                .equals("PAY_PER_REQUEST");
        Optional<Arguments> units = arguments.object("ProvisionedThroughput");
        if (!onDemand && units.isEmpty()) {
            throw DynamoFailure.invalid("One or more parameter values were invalid: ReadCapacityUnits and"
                    + " WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
        }
        var description = new TableDescription(
                name,
                TableSchema.read(arguments),
                onDemand,
                units.flatMap(u -> u.number("ReadCapacityUnits")).orElse(0L),
                units.flatMap(u -> u.number("WriteCapacityUnits")).orElse(0L),
                clock.instant(),
                ids.get());
        return create(description);
    }

    private Map<String, Object> create(TableDescription description) {
        return database.write(view -> {
            if (view.tables().containsKey(description.name())) {
                throw DynamoError.RESOURCE_IN_USE.with("Table already exists: " + description.name());
            }
            return new Outcome<>(
                    Map.of("TableDescription", describe(description, 0, 0)), List.of(new Change.Create(description)));
        });
    }

    /// A table of strings that shall be there from the start.
    void ensure(String name, KeySchema schema) {
        boolean there = database.read(view -> view.tables().containsKey(name));
        if (!there) {
            create(new TableDescription(name, schema, true, 0, 0, clock.instant(), ids.get()));
        }
    }

    Map<String, Object> describe(Arguments arguments) {
        String name = arguments.only(Set.of("TableName")).needText("TableName");
        return database.read(view -> Map.of("Table", describe(find(view, name))));
    }

    private static Table find(Database.View view, String name) {
        return Optional.ofNullable(view.tables().get(name))
                .orElseThrow(() -> DynamoError.RESOURCE_NOT_FOUND.with(
                        "Requested resource not found: Table: " + name + " not found"));
    }

    private Map<String, Object> describe(Table table) {
        return describe(table.description(), table.items().size(), table.bytes());
    }

    private Map<String, Object> describe(TableDescription table, int items, long bytes) {
        var json = new LinkedHashMap<String, Object>();
        json.put("TableName", table.name());
        json.put("TableStatus", "ACTIVE");
        json.put("CreationDateTime", table.created().toEpochMilli() / 1000.0);
        json.put("TableArn", "arn:aws:dynamodb:" + region + ":000000000000:table/" + table.name());
        json.put("TableId", table.id());
        TableSchema.write(table.schema(), json);
        json.put("ItemCount", items);
        json.put("TableSizeBytes", bytes);
        var units = new LinkedHashMap<String, Object>();
        units.put("ReadCapacityUnits", table.readUnits());
        units.put("WriteCapacityUnits", table.writeUnits());
        units.put("NumberOfDecreasesToday", 0);
        json.put("ProvisionedThroughput", units);
        if (table.onDemand()) {
            json.put("BillingModeSummary", Map.of("BillingMode", "PAY_PER_REQUEST"));
        }
        return json;
    }

    Map<String, Object> list(Arguments arguments) {
        arguments.only(Set.of("ExclusiveStartTableName", "Limit"));
        int limit = arguments.limit("Limit").orElse(PAGE);
        Optional<String> after = arguments.text("ExclusiveStartTableName");
        return database.read(view -> {
            var rest = after.isPresent() ? view.tables().tailMap(after.get(), false) : view.tables();
            List<String> names = rest.keySet().stream().limit(limit).toList();
            var answer = new LinkedHashMap<String, Object>();
            answer.put("TableNames", names);
            if (names.size() < rest.size()) {
                answer.put("LastEvaluatedTableName", names.getLast());
            }
            return answer;
        });
    }

    Map<String, Object> delete(Arguments arguments) {
        String name = arguments.only(Set.of("TableName")).needText("TableName");
        return database.write(view -> {
            var description = new LinkedHashMap<>(describe(find(view, name)));
            description.put("TableStatus", "DELETING");
            return new Outcome<>(Map.of("TableDescription", description), List.of(new Change.Drop(name)));
        });
    }

    Map<String, Object> updateTimeToLive(Arguments arguments) {
        String name =
                arguments.only(Set.of("TableName", "TimeToLiveSpecification")).needText("TableName");
        Arguments wanted = arguments.need("TimeToLiveSpecification");
        String attribute = wanted.needText("AttributeName");
        boolean enabled = wanted.truth("Enabled").orElse(false);
        return database.write(view -> {
            if (find(view, name).timeToLive().isPresent() == enabled) {
                throw DynamoFailure.invalid("TimeToLive is already " + (enabled ? "enabled" : "disabled"));
            }
            var change = new Change.TimeToLive(name, enabled ? Optional.of(attribute) : Optional.empty());
            return new Outcome<>(Map.of("TimeToLiveSpecification", wanted.members()), List.of(change));
        });
    }

    Map<String, Object> describeTimeToLive(Arguments arguments) {
        String name = arguments.only(Set.of("TableName")).needText("TableName");
        return database.read(view -> {
            var json = new LinkedHashMap<String, Object>();
            Optional<String> attribute = find(view, name).timeToLive();
            json.put("TimeToLiveStatus", attribute.isPresent() ? "ENABLED" : "DISABLED");
            attribute.ifPresent(text -> json.put("AttributeName", text));
            return Map.of("TimeToLiveDescription", json);
        });
    }
}
