package dev.lockstep.functions.starter;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.aws.Failures;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// What starters know together: which runs are under way, which events wait, and the latest event of each object.
///
/// Each change is one conditional write, so that any number of starters may make them at once. The table's keys are
/// `id` and `at`.
final class Admissions {
    /// What an event may come late by.
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final Map<String, AttributeValue> RUNNING = key("running", "-");

    private final DynamoDbClient dynamo;
    private final String table;
    private final Time time;

    Admissions(DynamoDbClient dynamo, String table, Time time) {
        this.dynamo = dynamo;
        this.table = table;
        this.time = time;
    }

    /// An event that waits.
    record Waiting(String at, String execution, Json.Obj input, Optional<ObjectVersion> latest) {}

    /// Whether a run is under way from now on, or was before. Not when as many are under way as may be.
    boolean enter(String execution, int most) {
        Map<String, AttributeValue> values = Map.of(
                ":now",
                AttributeValue.fromS(time.now().toString()),
                ":most",
                AttributeValue.fromN(Integer.toString(most)));
        Supplier<Boolean> attempt = () -> write(() -> dynamo.updateItem(request -> request.tableName(table)
                .key(RUNNING)
                .updateExpression("SET #runs.#name = if_not_exists(#runs.#name, :now)")
                .conditionExpression(
                        "attribute_exists(#runs) AND (attribute_exists(#runs.#name) OR size(#runs) < :most)")
                .expressionAttributeNames(Map.of("#runs", "runs", "#name", execution))
                .expressionAttributeValues(values)));
        if (attempt.get()) {
            return true;
        }
        makeThePlace();
        return attempt.get();
    }

    /// Makes the place for the runs, when there is none yet.
    private void makeThePlace() {
        write(() -> dynamo.updateItem(request -> request.tableName(table)
                .key(RUNNING)
                .updateExpression("SET #runs = :none")
                .conditionExpression("attribute_not_exists(#runs)")
                .expressionAttributeNames(Map.of("#runs", "runs"))
                .expressionAttributeValues(Map.of(":none", AttributeValue.fromM(Map.of())))));
    }

    /// Says that a run is not under way any more.
    void leave(String execution) {
        write(() -> dynamo.updateItem(request -> request.tableName(table)
                .key(RUNNING)
                .updateExpression("REMOVE #runs.#name")
                .conditionExpression("attribute_exists(#runs)")
                .expressionAttributeNames(Map.of("#runs", "runs", "#name", execution))));
    }

    /// The runs that are under way, as far as is known, and since when.
    Map<String, Instant> running() {
        AttributeValue runs = item(RUNNING).get("runs");
        Map<String, Instant> running = new LinkedHashMap<>();
        if (runs != null && runs.hasM()) {
            runs.m().forEach((name, since) -> running.put(name, Instant.parse(since.s())));
        }
        return running;
    }

    /// Keeps an event until its run may start. The same one twice is one.
    void wait(Start start) {
        String execution = start.identity().executionName();
        Map<String, AttributeValue> item = new LinkedHashMap<>(
                key("waiting", start.time().orElseGet(() -> time.now().toString()) + "#" + execution));
        item.put("execution", AttributeValue.fromS(execution));
        item.put("input", AttributeValue.fromS(JsonText.text(start.input())));
        start.latest()
                .ifPresent(version -> item.put(
                        "latest",
                        AttributeValue.fromM(Map.of(
                                "bucket", AttributeValue.fromS(version.bucket()),
                                "key", AttributeValue.fromS(version.key()),
                                "order", AttributeValue.fromS(version.order())))));
        write(() -> dynamo.putItem(request -> request.tableName(table).item(item)));
    }

    /// The event that has waited longest.
    Optional<Waiting> first() {
        try {
            return dynamo
                    .query(request -> request.tableName(table)
                            .keyConditionExpression("#id = :waiting")
                            .expressionAttributeNames(Map.of("#id", "id"))
                            .expressionAttributeValues(Map.of(":waiting", AttributeValue.fromS("waiting")))
                            .consistentRead(true)
                            .limit(1))
                    .items()
                    .stream()
                    .findFirst()
                    .map(this::waiting);
        } catch (SdkException e) {
            throw Failures.of(e, "the table " + table + " cannot be read");
        }
    }

    private Waiting waiting(Map<String, AttributeValue> item) {
        return new Waiting(
                text(item, "at"),
                text(item, "execution"),
                input(text(item, "input")),
                Optional.ofNullable(item.get("latest"))
                        .map(AttributeValue::m)
                        .map(version -> new ObjectVersion(
                                text(version, "bucket"), text(version, "key"), text(version, "order"))));
    }

    /// Takes an event out that waited.
    void forget(Waiting waiting) {
        write(() -> dynamo.deleteItem(request -> request.tableName(table).key(key("waiting", waiting.at()))));
    }

    /// Remembers a version of an object, unless a later one is known.
    ///
    /// @return whether it is the latest
    boolean isLatest(ObjectVersion version) {
        return write(() -> dynamo.updateItem(request -> request.tableName(table)
                .key(key("object", version.name()))
                .updateExpression("SET #order = :order, #expires = :expires")
                .conditionExpression("attribute_not_exists(#order) OR #order <= :order")
                .expressionAttributeNames(Map.of("#order", "order", "#expires", "expires"))
                .expressionAttributeValues(Map.of(
                        ":order",
                        AttributeValue.fromS(version.order()),
                        ":expires",
                        AttributeValue.fromN(
                                Long.toString(time.now().plus(REMEMBERED).getEpochSecond()))))));
    }

    private Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
        try {
            Map<String, AttributeValue> item = dynamo.getItem(
                            request -> request.tableName(table).key(key).consistentRead(true))
                    .item();
            return item == null ? Map.of() : item;
        } catch (SdkException e) {
            throw Failures.of(e, "the table " + table + " cannot be read");
        }
    }

    /// @return whether its condition held
    private boolean write(Runnable call) {
        try {
            call.run();
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        } catch (SdkException e) {
            throw Failures.of(e, "the table " + table + " cannot be written");
        }
    }

    private Json.Obj input(String text) {
        try {
            if (JsonText.read(text) instanceof Json.Obj input) {
                return input;
            }
        } catch (IOException e) {
            throw new InvalidInput("an event that waits in the table " + table + " is not JSON", e);
        }
        throw new InvalidInput("an event that waits in the table " + table + " is no object");
    }

    private String text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null || value.s() == null) {
            throw new InvalidInput("an item of the table " + table + " has no " + name);
        }
        return value.s();
    }

    private static Map<String, AttributeValue> key(String id, String at) {
        return Map.of("id", AttributeValue.fromS(id), "at", AttributeValue.fromS(at));
    }
}
