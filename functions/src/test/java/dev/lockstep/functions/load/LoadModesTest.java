package dev.lockstep.functions.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Fault;
import dev.lockstep.functions.harness.Lambda;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of what is there already.
final class LoadModesTest {
    private final Cloud cloud = Cloud.fresh();

    private static String table(String file, String more) {
        return "{\"uri\": \"s3://" + Cloud.DATA + "/" + file + "\", \"format\": \"csv\"" + more + "}";
    }

    private static Lambda.Answer load(String run, String artifacts, String more) {
        return Lambda.call(
                new LoadHandler(),
                Lambda.payload("load", "{\"artifacts\": [" + artifacts + "], " + more + "}", "")
                        .replace("run-1", run));
    }

    private static final String APPEND =
            "\"table\": \"orders\", \"key\": \"id\", \"mode\": \"append\"," + " \"numbers\": [\"n\"]";

    @Test
    void onlyNewKeysAreAppended() {
        cloud.table("orders", "id");
        cloud.put(Cloud.DATA, "a.csv", "id,n\na,1.50\nb,2\n");
        cloud.put(Cloud.DATA, "b.csv", "id,n\nc,3\nb,7\nd,4\n");
        assertEquals("2", load("run-1", table("a.csv", ""), APPEND).text("items"));
        assertEquals("2", load("run-1", table("a.csv", ""), APPEND).text("items"), "the same again is as good as put");
        Lambda.Answer refused = load("run-2", table("b.csv", ""), APPEND);
        assertEquals("dev.lockstep.functions.InvalidInput", refused.errorType());
        assertTrue(
                refused.errorMessage().contains("b.csv line 3: the table orders has another item of the key 'b'"),
                refused::errorMessage);
        Lambda.Answer skipped = load("run-3", table("b.csv", ""), APPEND + ", \"existing\": \"skip\"");
        assertEquals("2", skipped.text("items"));
        assertEquals("1", skipped.text("skipped"));
        assertEquals("{\"in\":3,\"out\":2,\"failed\":0}", skipped.text("counts"));
        assertEquals(4, cloud.items("orders"));
    }

    @Test
    void anAppendedItemWhoseAnswerWasLostIsThereOnce() {
        cloud.table("orders", "id");
        cloud.put(Cloud.DATA, "a.csv", "id,n\na,1.50\nb,2\n");
        cloud.plant(new Fault(seen -> seen.operation().equals("PutItem"), 1, Fault.Kind.LOST));
        assertTrue(load("run-1", table("a.csv", ""), APPEND).failed());
        assertEquals("2", load("run-1", table("a.csv", ""), APPEND).text("items"));
    }

    @Test
    void withUpsertThereIsOneObjectForEachPart() {
        String more = "\"bucket\": \"warehouse\", \"prefix\": \"p/\", \"mode\": \"upsert\"";
        cloud.put(Cloud.DATA, "a.csv", "id\na\n");
        cloud.put(Cloud.DATA, "b.csv", "id\nb\n");
        String both = table("a.csv", ", \"name\": \"country=DE\"") + "," + table("b.csv", ", \"name\": \"country=FR\"");
        assertFalse(load("run-1", both, more).failed());
        assertFalse(load("run-2", table("b.csv", ", \"name\": \"country=DE\""), more)
                .failed());
        assertEquals(
                Map.of("p/country=DE/data.csv", "id\nb\n", "p/country=FR/data.csv", "id\nb\n"),
                cloud.objects("warehouse"));
        assertTrue(load("run-3", table("a.csv", "") + "," + table("b.csv", ""), more)
                .errorMessage()
                .contains("two tables of this load would both be s3://warehouse/p/data.csv"));
    }

    @Test
    void withAppendEachRunAddsItsOwnAndARetryNothing() {
        String more = "\"bucket\": \"warehouse\", \"mode\": \"append\"";
        cloud.put(Cloud.DATA, "a.csv", "id\na\n");
        load("run-1", table("a.csv", ""), more);
        load("run-1", table("a.csv", ""), more);
        load("run-2", table("a.csv", "") + "," + table("a.csv", ""), more);
        assertEquals(
                Set.of("part-run-1-load-0.csv", "part-run-2-load-0.csv", "part-run-2-load-1.csv"),
                cloud.objects("warehouse").keySet());
    }

    @Test
    void parquetIsDeliveredAsItIsToABucketOnly() {
        cloud.put(Cloud.DATA, "a.parquet", "PAR1 and so on");
        String parquet = "{\"uri\": \"s3://" + Cloud.DATA + "/a.parquet\", \"format\": \"parquet\", \"records\": 7}";
        Lambda.Answer answer = load("run-1", parquet, "\"bucket\": \"warehouse\", \"mode\": \"upsert\"");
        assertFalse(answer.failed(), answer::errorMessage);
        assertEquals("7", answer.text("counts.out"));
        assertEquals(Map.of("data.parquet", "PAR1 and so on"), cloud.objects("warehouse"));
        assertTrue(load("run-1", parquet, "\"bucket\": \"warehouse\", \"queue\": \"q\"")
                .errorMessage()
                .contains("a.parquet is Parquet, which only SQL reads"));
        assertTrue(load("run-1", parquet.replace(", \"records\": 7", ""), "\"bucket\": \"warehouse\"")
                .errorMessage()
                .contains("nobody has said how many rows it has"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"prefix\": \"p/\"|says nowhere to load to",
                "\"queue\": \"q\", \"bus\": \"b\"|sends rows to several places",
                "\"table\": \"t\"|has a table but no key",
                "\"queue\": \"q\", \"group\": \"g\"|only a queue has whose name ends with .fifo",
                "\"queue\": \"q\", \"source\": \"s\"|has source or detailType but no bus",
                "\"bus\": \"b\", \"mode\": \"upsert\"|cannot be replaced",
                "\"bucket\": \"b\", \"existing\": \"skip\"|only of a table with mode append"
            })
    void whatMeansNothingIsRefused(String with, String message) {
        Lambda.Answer answer = load("run-1", "", with);
        assertEquals("dev.lockstep.functions.InvalidInput", answer.errorType());
        assertTrue(answer.errorMessage().contains(message), answer::errorMessage);
        assertEquals(
                List.of(),
                cloud.requests().stream()
                        .filter(seen -> seen.service().equals("sqs"))
                        .toList());
    }
}
