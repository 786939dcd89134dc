package dev.lockstep.functions.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Fault;
import dev.lockstep.functions.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What is written without AWS's client is what its client reads, on a real DynamoDB, and the other way round.
final class ItemsTest {
    private static final String TABLE = "orders";

    private final Cloud cloud = Cloud.fresh();
    private final Items items = Clients.ofThisProcess().items();

    @BeforeEach
    void makeTheTable() {
        cloud.table(TABLE, List.of("id", "at"));
    }

    private static Json.Obj key(String id, String at) {
        return new Json.Obj(Map.of("id", Items.text(id), "at", Items.text(at)));
    }

    private static Json.Obj item(String id, String at, long count) {
        return new Json.Obj(Map.of("id", Items.text(id), "at", Items.text(at), "count", Items.number(count)));
    }

    private Map<String, AttributeValue> seen(String id, String at) {
        return cloud.dynamo()
                .getItem(request -> request.tableName(TABLE)
                        .key(Map.of("id", AttributeValue.fromS(id), "at", AttributeValue.fromS(at))))
                .item();
    }

    @Test
    void whatIsPutIsWhatTheSdkReads() {
        items.put(TABLE, item("größe \"1\"\n", "\u2028😀", 7));
        assertEquals(
                AttributeValue.fromN("7"), seen("größe \"1\"\n", "\u2028😀").get("count"));
        items.delete(new Items.Id(TABLE, key("größe \"1\"\n", "\u2028😀")));
        assertEquals(0, cloud.items(TABLE));
    }

    @Test
    void whatTheSdkPutsIsRead() {
        cloud.dynamo()
                .putItem(request -> request.tableName(TABLE)
                        .item(Map.of(
                                "id", AttributeValue.fromS("a"),
                                "at", AttributeValue.fromS("1"),
                                "all", AttributeValue.fromM(Map.of("deep", AttributeValue.fromN("1.5"))))));
        Json.Obj item = items.get(new Items.Id(TABLE, key("a", "1"))).orElseThrow();
        assertEquals(Optional.of("1.5"), Items.map(item, "all").flatMap(map -> Items.value(map, "deep")));
        assertEquals(Optional.empty(), items.get(new Items.Id(TABLE, key("a", "2"))));
    }

    @Test
    void theFirstOfAPartitionIsTheOneWithTheLeastSortKey() {
        List.of("3", "1", "2").forEach(at -> items.put(TABLE, item("a", at, 1)));
        assertEquals(Optional.of("1"), items.first(TABLE, "id", "a").flatMap(item -> Items.value(item, "at")));
        assertEquals(Optional.empty(), items.first(TABLE, "id", "b"));
    }

    @Test
    void aRefusedWriteTellsTheItemThatIsThere() {
        Items.Condition isNew = Items.Condition.isNew("id");
        assertEquals(new Items.Outcome.Made(), items.put(TABLE, item("a", "1", 1), isNew));
        assertEquals(new Items.Outcome.Made(), items.put(TABLE, item("a", "2", 1), isNew));
        assertEquals(new Items.Outcome.Refused(item("a", "1", 1)), items.put(TABLE, item("a", "1", 2), isNew));
        assertEquals(AttributeValue.fromN("1"), seen("a", "1").get("count"));
    }

    @Test
    void aRefusedChangeOfNothingTellsThatThereIsNothing() {
        Items.Change change = new Items.Change(
                "SET #count = :count",
                "attribute_exists(#count)",
                Map.of("count", "count"),
                Map.of("count", Items.number(2)));
        Items.Id id = new Items.Id(TABLE, key("a", "1"));
        assertEquals(new Items.Outcome.Refused(new Json.Obj(Map.of())), items.change(id, change));
        items.put(TABLE, item("a", "1", 1));
        assertTrue(items.update(id, change));
        assertEquals(AttributeValue.fromN("2"), seen("a", "1").get("count"));
        Items.Change removal =
                new Items.Change("REMOVE #count", "attribute_exists(#count)", Map.of("count", "count"), Map.of());
        assertTrue(items.update(id, removal));
        assertFalse(items.update(id, removal));
    }

    @Test
    void aBatchGivesBackWhatWasNotTaken() {
        List<Json.Obj> batch =
                IntStream.range(0, 25).mapToObj(i -> item("a", "at-" + i, i)).toList();
        cloud.plant(new Fault(seen -> seen.operation().equals("BatchWriteItem"), 1, Fault.Kind.UNPROCESSED));
        assertEquals(batch, items.putAll(TABLE, batch));
        assertEquals(0, cloud.items(TABLE));
        assertEquals(List.of(), items.putAll(TABLE, batch));
        assertEquals(25, cloud.items(TABLE));
    }

    @Test
    void aRefusalSaysWhy() {
        String message =
                String.valueOf(assertThrows(InvalidInput.class, () -> items.putAll("none", List.of(item("a", "1", 1))))
                        .getMessage());
        assertTrue(message.contains("the table none cannot be written"), message);
        assertTrue(message.contains("ResourceNotFoundException"), message);
    }
}
