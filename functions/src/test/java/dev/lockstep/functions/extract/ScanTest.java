package dev.lockstep.functions.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Fault;
import dev.lockstep.functions.harness.Lambda;
import dev.lockstep.functions.testing.LambdaAnswer;
import dev.lockstep.functions.testing.LambdaCall;
import dev.lockstep.functions.testing.StageCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

final class ScanTest {
    private static final int MANY = 500;
    private static final String LONG = "x".repeat(20_000);

    private final Cloud cloud = Cloud.fresh();
    private final ScanHandler handler = new ScanHandler();

    @BeforeEach
    void makeTheTables() {
        cloud.memory();
        cloud.table("orders", "id");
    }

    private void put(Map<String, AttributeValue> item) {
        cloud.dynamo().putItem(request -> request.tableName("orders").item(item));
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    /// So much that there are pages of all segments.
    private void putMany() {
        for (int i = 0; i < MANY; i += 25) {
            List<WriteRequest> batch = IntStream.range(i, i + 25)
                    .mapToObj(number -> WriteRequest.builder()
                            .putRequest(put -> put.item(Map.of(
                                    "id",
                                    text("K" + number),
                                    "number",
                                    AttributeValue.fromN(Integer.toString(number)),
                                    "filler",
                                    text(LONG))))
                            .build())
                    .toList();
            cloud.dynamo().batchWriteItem(request -> request.requestItems(Map.of("orders", batch)));
        }
        cloud.forget();
    }

    private Lambda.Answer scan(String more) {
        return Lambda.stage(handler, "extract", "{\"source\": \"dynamodb://orders\"" + more + "}");
    }

    private LambdaAnswer attempt(LambdaCall call) {
        return StageCall.of(handler)
                .named("extract")
                .called(call)
                .invoke("{\"source\": \"dynamodb://orders\", \"columns\": [\"id\", \"number\"], \"segments\": 3}");
    }

    private long pages() {
        return cloud.requests().stream()
                .filter(seen -> seen.operation().equals("Scan"))
                .count();
    }

    private void everyItemIsThereOnce(String uri) {
        List<String> rows = cloud.text(uri).lines().skip(1).toList();
        assertEquals(MANY, rows.size());
        assertEquals(
                new TreeSet<>(IntStream.range(0, MANY)
                        .mapToObj(number -> "K" + number + "," + number)
                        .toList()),
                new TreeSet<>(rows));
    }

    @Test
    void attributesOfAllTypesAreValues() {
        put(Map.of(
                "id", text("one"),
                "price", AttributeValue.fromN("12.50"),
                "paid", AttributeValue.fromBool(true),
                "note", AttributeValue.fromNul(true),
                "to", AttributeValue.fromM(Map.of("city", text("Köln"), "zip", AttributeValue.fromN("50667"))),
                "raw", AttributeValue.fromB(SdkBytes.fromUtf8String("abc")),
                "tags", AttributeValue.fromSs(List.of("b", "a")),
                "sizes", AttributeValue.fromNs(List.of("10", "9")),
                "lines", AttributeValue.fromL(List.of(text("x"), AttributeValue.fromN("1")))));
        Lambda.Answer answer = scan(", \"columns\": [\"id\", \"price\", \"paid\", \"note\", \"to.city\", \"to.zip\","
                + " \"raw\", \"tags\", \"sizes\", \"lines\", \"to.country\"], \"consistent\": true");
        assertFalse(answer.failed(), answer::errorMessage);
        assertEquals("""
                id,price,paid,note,to.city,to.zip,raw,tags,sizes,lines,to.country
                one,12.5,true,,Köln,50667,YWJj,"[""a"",""b""]","[9,10]","[""x"",1]",
                """, cloud.text(answer.text("data.uri")));
        assertEquals("{\"in\":1,\"out\":1,\"failed\":0}", answer.text("counts"));
    }

    @Test
    void aMapThatIsAColumnIsItsText() {
        put(Map.of("id", text("one"), "to", AttributeValue.fromM(Map.of("city", text("Köln")))));
        assertEquals(
                "id,to\none,\"{\"\"city\"\":\"\"Köln\"\"}\"\n",
                cloud.text(scan(", \"columns\": [\"id\", \"to\"]").text("data.uri")));
    }

    @Test
    void aTableOfManyPagesIsThereWholeAndInTheSameOrder() {
        putMany();
        LambdaAnswer first = attempt(LambdaCall.of(handler));
        everyItemIsThereOnce(first.text("data.uri"));
        assertTrue(pages() > 10, () -> "only " + pages() + " pages");
        String rows = cloud.text(first.text("data.uri"));
        assertEquals(rows, cloud.text(attempt(LambdaCall.of(handler)).text("data.uri")));
    }

    @Test
    void whereverItIsStoppedTheNextAttemptGoesOnFromThere() {
        putMany();
        attempt(LambdaCall.of(handler));
        long pages = pages();
        cloud.forget();
        AtomicInteger requests = new AtomicInteger();
        LambdaAnswer answer = attempt(forOnePage(requests));
        int attempts = 1;
        while (answer instanceof LambdaAnswer.Raised raised && attempts < 50) {
            assertEquals("dev.lockstep.functions.Unfinished", raised.errorType(), raised::errorMessage);
            answer = attempt(forOnePage(requests));
            attempts++;
        }
        everyItemIsThereOnce(answer.text("data.uri"));
        assertEquals(Integer.toString(MANY), answer.text("counts.in"));
        assertTrue(attempts > 10, "it was never stopped");
        // each attempt has asked for a page of each segment ahead
        assertTrue(pages() <= pages + 3L * attempts, () -> pages() + " pages instead of " + pages);
        assertEquals(1, cloud.objects(Cloud.DATA).size());
    }

    /// Time enough for a page.
    private LambdaCall forOnePage(AtomicInteger requests) {
        AtomicInteger left = new AtomicInteger(1);
        return LambdaCall.of(handler)
                .requestedAs("r" + requests.incrementAndGet())
                .remaining(() -> Duration.ofSeconds(left.getAndDecrement() > 0 ? 60 : 1));
    }

    @Test
    void whatAnEarlierAttemptLeftAndIsGoneIsTakenAgain() {
        putMany();
        assertTrue(attempt(forOnePage(new AtomicInteger())) instanceof LambdaAnswer.Raised);
        cloud.empty(Cloud.DATA);
        everyItemIsThereOnce(
                attempt(LambdaCall.of(handler).requestedAs("again")).text("data.uri"));
    }

    @Test
    void aTableWithoutRoomForReadingIsWaitedFor() {
        putMany();
        cloud.plant(new Fault(seen -> seen.operation().equals("Scan"), 5, Fault.Kind.BROKEN));
        everyItemIsThereOnce(attempt(LambdaCall.of(handler)).text("data.uri"));
    }

    @Test
    void whatWasReadBeforeATableIsSilentIsKept() {
        putMany();
        AtomicInteger answered = new AtomicInteger(6);
        cloud.plant(new Fault(
                seen -> seen.operation().equals("Scan") && answered.getAndDecrement() <= 0,
                Integer.MAX_VALUE,
                Fault.Kind.BROKEN));
        LambdaAnswer.Raised silent = attempt(
                        LambdaCall.of(handler).remaining(() -> Duration.ofMillis(600))) // too little to wait again
                .error();
        assertEquals("dev.lockstep.functions.Unavailable", silent.errorType());
        cloud.heal();
        cloud.forget();
        everyItemIsThereOnce(
                attempt(LambdaCall.of(handler).requestedAs("again")).text("data.uri"));
        assertTrue(pages() < 10, () -> pages() + " pages were read again");
    }

    @Test
    void anItemThatIsNoRowFailsTheStageOrGoesToQuarantine() {
        put(Map.of("id", text("fine")));
        put(Map.of("id", text("odd"), "note", text("a\u0000b")));
        String columns = ", \"columns\": [\"id\", \"note\"]";
        Lambda.Answer refused = scan(columns);
        assertEquals("dev.lockstep.functions.InvalidInput", refused.errorType());
        assertTrue(
                refused.errorMessage().matches("the table orders item [12], '\\{.*: note is .*no table has"),
                refused::errorMessage);
        Lambda.Answer answer = scan(columns + ", \"badRows\": \"quarantine\"");
        assertEquals("id,note\nfine,\n", cloud.text(answer.text("data.uri")));
        assertEquals("0.5", answer.text("quality"));
        assertTrue(cloud.text(answer.text("quarantine.uri"))
                .startsWith("lockstep_line,lockstep_reasons,lockstep_object,lockstep_item\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"source\": \"dynamodb://nobody\"}|the table nobody cannot be read: HTTP 400",
                "{\"source\": \"orders\"}|'orders' is not the address of a table; expected dynamodb://TABLE",
                "{\"source\": \"dynamodb://orders\", \"segments\": 0}|has 0 segments; expected 1 to 16",
                "{\"source\": \"dynamodb://orders\", \"columns\": []}|columns has none; expected some",
                "{\"source\": \"dynamodb://orders\"}|the table orders has no items; without `columns` nobody knows"
            })
    void whatIsAskedForInVainIsNamed(String with, String message) {
        Lambda.Answer answer = Lambda.stage(handler, "extract", with);
        assertEquals("dev.lockstep.functions.InvalidInput", answer.errorType());
        assertTrue(answer.errorMessage().contains(message), answer::errorMessage);
    }

    @Test
    void aTableWithoutItemsIsATableWithoutRows() {
        assertEquals("id\n", cloud.text(scan(", \"columns\": [\"id\"]").text("data.uri")));
    }
}
