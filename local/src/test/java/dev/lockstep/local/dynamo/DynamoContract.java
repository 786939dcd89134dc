package dev.lockstep.local.dynamo;

import static dev.lockstep.local.dynamo.DynamoFixture.assertInvalid;
import static dev.lockstep.local.dynamo.DynamoFixture.createTable;
import static dev.lockstep.local.dynamo.DynamoFixture.item;
import static dev.lockstep.local.dynamo.DynamoFixture.n;
import static dev.lockstep.local.dynamo.DynamoFixture.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// What every DynamoDB does that pipelines may run on: ours, and those it is held equal to. The AWS SDK is the client.
interface DynamoContract extends DynamoExpressionContract {

    @Test
    default void givesBackEveryTypeOfValue() {
        var item = item(
                "id",
                s("types"),
                "text",
                s("ünï 😀"),
                "empty",
                s(""),
                "number",
                AttributeValue.fromN("-12.50"),
                "bytes",
                AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, -1, 127})),
                "truth",
                AttributeValue.fromBool(true),
                "nothing",
                AttributeValue.fromNul(true),
                "list",
                AttributeValue.fromL(List.of(n(1), s("two"), AttributeValue.fromL(List.of()))),
                "map",
                AttributeValue.fromM(Map.of("inner", AttributeValue.fromM(Map.of("deep", n(3))))),
                "texts",
                AttributeValue.fromSs(List.of("a")),
                "numbers",
                AttributeValue.fromNs(List.of("7")));
        db().putItem(r -> r.tableName(table()).item(item));
        var expected = new LinkedHashMap<>(item);
        expected.put("number", AttributeValue.fromN("-12.5"));
        assertEquals(expected, get("types"));
        assertEquals(Map.of(), get("other"));
    }

    @Test
    default void putReplacesAndTellsWhatWas() {
        put("id", s("old"), "a", n(1), "b", n(2));
        var old = db().putItem(r -> r.tableName(table())
                        .item(item("id", s("old"), "c", n(3)))
                        .returnValues(ReturnValue.ALL_OLD))
                .attributes();
        assertEquals(item("id", s("old"), "a", n(1), "b", n(2)), old);
        assertEquals(item("id", s("old"), "c", n(3)), get("old"));
    }

    @Test
    default void oneOfManyWritersWinsWhatMustNotBeThere() throws Exception {
        var winners = new AtomicInteger();
        List<Callable<Void>> writers = IntStream.range(0, 16)
                .<Callable<Void>>mapToObj(i -> () -> {
                    try {
                        db().putItem(r -> r.tableName(table())
                                .item(item("id", s("lock"), "owner", n(i)))
                                .conditionExpression("attribute_not_exists(id)"));
                        winners.incrementAndGet();
                    } catch (ConditionalCheckFailedException lost) {
                        assertEquals(
                                "The conditional request failed",
                                lost.awsErrorDetails().errorMessage());
                    }
                    return null;
                })
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(writers)) {
                done.get();
            }
        }
        assertEquals(1, winners.get());
    }

    @Test
    default void aFailedConditionTellsTheItemWhenAsked() {
        put("id", s("held"), "owner", s("me"));
        var failure = assertThrows(
                ConditionalCheckFailedException.class,
                () -> db().deleteItem(r -> r.tableName(table())
                        .key(Map.of("id", s("held")))
                        .conditionExpression("#o = :o")
                        .expressionAttributeNames(Map.of("#o", "owner"))
                        .expressionAttributeValues(Map.of(":o", s("you")))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
        assertEquals(item("id", s("held"), "owner", s("me")), failure.item());
    }

    @Test
    default void refusesKeysThatDoNotFit() {
        assertInvalid(
                "Missing the key id in the item|One of the required keys was not given a value",
                () -> put("other", s("x")));
        assertInvalid("Type mismatch for key id expected: S actual: N", () -> put("id", n(1)));
        assertInvalid("cannot contain an empty string value. Key: id", () -> put("id", s("")));
        assertInvalid(
                "The provided key element does not match the schema",
                () -> db().getItem(r -> r.tableName(table()).key(item("id", s("a"), "b", s("c")))));
    }

    @Test
    default void refusesItemsThatAreTooLarge() {
        String large = "x".repeat(400 * 1024);
        assertInvalid("Item size has exceeded the maximum allowed size", () -> put("id", s("large"), "t", s(large)));
        put("id", s("large"), "t", s("x".repeat(400 * 1024 - 20)));
        assertInvalid(
                "Item size to update has exceeded the maximum allowed size",
                () -> update("large", "SET more = :m", Map.of(":m", s("y".repeat(100))), Map.of()));
    }

    private void fillSeries() {
        for (int i = 1; i <= 10; i++) {
            int at = i;
            db().putItem(r ->
                    r.tableName(series()).item(item("id", s("s"), "seq", n(at), "even", s("" + (at % 2 == 0)))));
        }
        db().putItem(r -> r.tableName(series()).item(item("id", s("t"), "seq", n(1))));
    }

    private List<Long> query(String condition, Map<String, AttributeValue> values, boolean forward, int limit) {
        var at = new ArrayList<Long>();
        db().queryPaginator(r -> r.tableName(series())
                        .keyConditionExpression(condition)
                        .expressionAttributeValues(values)
                        .scanIndexForward(forward)
                        .limit(limit))
                .items()
                .forEach(found ->
                        at.add(Long.parseLong(found.getOrDefault("seq", n(0)).n())));
        return at;
    }

    @Test
    default void queriesAPartitionInTheOrderOfItsSortKey() {
        fillSeries();
        var id = Map.of(":id", s("s"));
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L), query("id = :id", id, true, 3));
        assertEquals(List.of(10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L), query("id = :id", id, false, 4));
        var bounds = Map.of(":id", s("s"), ":low", n(3), ":high", n(5));
        assertEquals(
                List.of(3L, 4L, 5L),
                query("id = :id AND #at BETWEEN :low AND :high".replace("#at", "seq"), bounds, true, 2));
        assertEquals(
                List.of(9L, 10L), query(":id = id AND seq > :low", Map.of(":id", s("s"), ":low", n(8)), true, 100));
        assertEquals(List.of(), query("id = :id", Map.of(":id", s("none")), true, 3));
    }

    @Test
    default void filtersAndCountsAfterReading() {
        fillSeries();
        var page = db().query(r -> r.tableName(series())
                .keyConditionExpression("id = :id")
                .filterExpression("even = :yes")
                .expressionAttributeValues(Map.of(":id", s("s"), ":yes", s("true")))
                .select(Select.COUNT)
                .limit(5));
        assertEquals(2, page.count());
        assertEquals(5, page.scannedCount());
        assertEquals(item("id", s("s"), "seq", n(5)), page.lastEvaluatedKey());
        assertEquals(
                11,
                db().scanPaginator(r -> r.tableName(series()).limit(4)).items().stream()
                        .count());
        long segmented = IntStream.range(0, 3)
                .mapToLong(segment ->
                        db()
                                .scanPaginator(r ->
                                        r.tableName(series()).segment(segment).totalSegments(3))
                                .items()
                                .stream()
                                .count())
                .sum();
        assertEquals(11, segmented);
    }

    @Test
    default void refusesQueriesThatAreNoRange() {
        assertInvalid(
                "Query condition missed key schema element", () -> query("seq = :x", Map.of(":x", n(1)), true, 1));
        assertInvalid("Query key condition not supported", () -> query("id > :x", Map.of(":x", s("a")), true, 1));
    }

    @Test
    default void writesAndReadsInBatches() {
        List<WriteRequest> puts = IntStream.range(0, 25)
                .mapToObj(i -> WriteRequest.builder()
                        .putRequest(p -> p.item(item("id", s("b" + i), "n", n(i))))
                        .build())
                .toList();
        var written = db().batchWriteItem(r -> r.requestItems(Map.of(table(), puts)));
        assertTrue(written.unprocessedItems().isEmpty());
        var keys = List.of(Map.of("id", s("b3")), Map.of("id", s("b24")), Map.of("id", s("none")));
        var read = db().batchGetItem(r -> r.requestItems(
                Map.of(table(), KeysAndAttributes.builder().keys(keys).build())));
        assertEquals(2, read.responses().getOrDefault(table(), List.of()).size());
        List<WriteRequest> twice = List.of(puts.getFirst(), puts.getFirst());
        assertInvalid(
                "Provided list of item keys contains duplicates",
                () -> db().batchWriteItem(r -> r.requestItems(Map.of(table(), twice))));
        var tooMany = new ArrayList<>(puts);
        tooMany.add(WriteRequest.builder()
                .putRequest(p -> p.item(item("id", s("z"))))
                .build());
        DynamoDbException failure = assertThrows(
                DynamoDbException.class, () -> db().batchWriteItem(r -> r.requestItems(Map.of(table(), tooMany))));
        assertEquals("ValidationException", failure.awsErrorDetails().errorCode());
    }

    private static TransactWriteItem part(Consumer<TransactWriteItem.Builder> content) {
        return TransactWriteItem.builder().applyMutation(content).build();
    }

    @Test
    default void aTransactionHappensWholeOrNotAtAll() {
        put("id", s("account"), "sum", n(10));
        var failure = assertThrows(
                TransactionCanceledException.class,
                () -> db().transactWriteItems(r -> r.transactItems(List.of(
                        part(t -> t.put(p -> p.tableName(table()).item(item("id", s("new"))))),
                        part(t -> t.update(u -> u.tableName(table())
                                .key(Map.of("id", s("account")))
                                .updateExpression("SET #s = #s - :x")
                                .conditionExpression("#s >= :x")
                                .expressionAttributeNames(Map.of("#s", "sum"))
                                .expressionAttributeValues(Map.of(":x", n(11)))))))));
        assertEquals(
                List.of("None", "ConditionalCheckFailed"),
                failure.cancellationReasons().stream()
                        .map(CancellationReason::code)
                        .toList());
        assertEquals(Map.of(), get("new"));
        db().transactWriteItems(r -> r.transactItems(List.of(
                part(t -> t.put(p -> p.tableName(table()).item(item("id", s("new"))))),
                part(t -> t.delete(d -> d.tableName(table()).key(Map.of("id", s("account"))))))));
        assertFalse(get("new").isEmpty());
        assertEquals(Map.of(), get("account"));
    }

    @Test
    default void describesItsTables() {
        var described = db().describeTable(r -> r.tableName(series())).table();
        assertEquals("ACTIVE", described.tableStatusAsString());
        assertEquals(
                List.of("id", "seq"),
                described.keySchema().stream().map(k -> k.attributeName()).toList());
        assertTrue(db().listTablesPaginator().tableNames().stream().anyMatch(table()::equals));
        assertThrows(ResourceInUseException.class, () -> createTable(db(), table()));
        assertThrows(ResourceNotFoundException.class, () -> db().describeTable(r -> r.tableName("no-such-table")));
        assertThrows(
                ResourceNotFoundException.class,
                () -> db().putItem(r -> r.tableName("no-such-table").item(item("id", s("x")))));
    }

    @Test
    default void keepsWhichAttributeEndsAnItemsTime() {
        db().updateTimeToLive(r -> r.tableName(table())
                .timeToLiveSpecification(t -> t.attributeName("expires").enabled(true)));
        var described = db().describeTimeToLive(r -> r.tableName(table())).timeToLiveDescription();
        assertEquals("expires", described.attributeName());
        assertTrue(described.timeToLiveStatusAsString().startsWith("ENABL"));
    }
}
