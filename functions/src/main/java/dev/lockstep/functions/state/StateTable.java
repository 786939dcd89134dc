package dev.lockstep.functions.state;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.aws.Failures;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Small documents by name, each with a version that every write raises by one, on the condition that it is still the
/// one that was read. So a change is always made to what is really there, whoever else changes it meanwhile.
public final class StateTable {
    private static final int TRIES = 30;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /// An item of DynamoDB may have 400 KB.
    private static final int LARGEST = 350_000;

    private static final String VERSION = "version";
    private static final String VALUE = "value";

    private final DynamoDbClient dynamo;
    private final String table;
    private final String key;
    private final StageContext context;

    /// @param table as the pipeline calls it
    /// @param key the table's key
    public StateTable(Clients clients, String table, String key, StageContext context) {
        this.dynamo = clients.dynamo();
        this.table = context.settings().physical(table);
        this.key = key;
        this.context = context;
    }

    private record Found(Json.Obj value, long version) {}

    /// What is remembered by a name.
    public Optional<Json.Obj> read(String name) {
        return find(name).map(Found::value);
    }

    /// Changes what is remembered by a name, and tells what it is now.
    ///
    /// @param change makes the new document of the one there is, an empty one when there is none; it may be called
    ///     more than once, and must only depend on what it is given
    public Json.Obj change(String name, UnaryOperator<Json.Obj> change) throws IOException {
        Duration pause = FIRST_PAUSE;
        for (int i = 0; i < TRIES; i++) {
            Optional<Found> found = find(name);
            Json.Obj before = found.map(Found::value).orElseGet(() -> new Json.Obj(Map.of()));
            Json.Obj after = change.apply(before);
            if (found.isPresent() && after.equals(before)) {
                return before;
            }
            if (put(name, after, found.map(Found::version).orElse(0L))) {
                return after;
            }
            pause(pause, i);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        throw new Unavailable(
                "'" + name + "' in the table " + table + " is being changed by others; gave way " + TRIES + " times");
    }

    private Optional<Found> find(String name) {
        try {
            Map<String, AttributeValue> item = dynamo.getItem(request -> request.tableName(table)
                            .key(Map.of(key, AttributeValue.fromS(name)))
                            .consistentRead(true))
                    .item();
            if (item == null || item.isEmpty()) {
                return Optional.empty();
            }
            AttributeValue value = item.get(VALUE);
            AttributeValue version = item.get(VERSION);
            if (value == null || version == null || !(JsonText.read(value.s()) instanceof Json.Obj document)) {
                throw new InvalidInput("'" + name + "' in the table " + table + " is not a state of a pipeline");
            }
            return Optional.of(new Found(document, Long.parseLong(version.n())));
        } catch (SdkException e) {
            throw Failures.of(e, "the table " + table + " cannot be read");
        } catch (IOException e) {
            throw new InvalidInput("'" + name + "' in the table " + table + " is not JSON: " + e.getMessage(), e);
        }
    }

    private boolean put(String name, Json.Obj document, long before) {
        String text = JsonText.text(document);
        if (text.length() > LARGEST) {
            throw new InvalidInput("the state '" + name + "' has " + text.length() + " characters; at most " + LARGEST);
        }
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        item.put(key, AttributeValue.fromS(name));
        item.put(VERSION, AttributeValue.fromN(Long.toString(before + 1)));
        item.put(VALUE, AttributeValue.fromS(text));
        item.put("run", AttributeValue.fromS(context.run().id()));
        item.put("changed", AttributeValue.fromS(context.time().now().toString()));
        try {
            dynamo.putItem(request -> {
                request.tableName(table).item(item);
                if (before == 0) {
                    request.conditionExpression("attribute_not_exists(#key)")
                            .expressionAttributeNames(Map.of("#key", key));
                } else {
                    request.conditionExpression("#version = :before")
                            .expressionAttributeNames(Map.of("#version", VERSION))
                            .expressionAttributeValues(Map.of(":before", AttributeValue.fromN(Long.toString(before))));
                }
            });
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        } catch (SdkException e) {
            throw Failures.of(e, "the table " + table + " cannot be written");
        }
    }

    /// Longer for some than for others, so that writers who met once do not meet again.
    private void pause(Duration pause, int round) throws IOException {
        long spread = Math.floorMod(context.lambda().getAwsRequestId().hashCode() + 31 * round, 100);
        try {
            context.time().pause(pause.multipliedBy(100 + spread).dividedBy(150));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the table " + table);
        }
    }
}
