package dev.lockstep.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.checksum.Checksums;
import dev.lockstep.functions.extract.DocumentHandler;
import dev.lockstep.functions.extract.ExtractHandler;
import dev.lockstep.functions.extract.ScanHandler;
import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Fault;
import dev.lockstep.functions.load.LoadHandler;
import dev.lockstep.functions.snapshot.SnapshotHandler;
import dev.lockstep.functions.testing.LambdaAnswer;
import dev.lockstep.functions.testing.LambdaCall;
import dev.lockstep.functions.testing.StageCall;
import dev.lockstep.functions.validate.ValidateHandler;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Every request by which a stage changes something, broken before and after the server takes it, once and
/// for the rest of the attempt: the next attempt leaves exactly what one that nothing happened to leaves.
final class EveryWriteTest {
    private static final String ROWS = IntStream.range(0, 12)
            .mapToObj(i -> "K" + i + "," + (i % 3 == 0 ? "DE" : "FR") + "\n")
            .collect(Collectors.joining("", "id,country\n", ""));

    /// More than one part of an upload.
    private static final int LARGE = 9_000_000;

    private static final String TABLE =
            "{\"uri\": \"s3://inbox/rows.csv\", \"format\": \"csv\", \"sha256\": \"" + Checksums.sha256(ROWS) + "\"}";

    private Cloud cloud = Cloud.fresh();

    /// A stage that writes, and how. Stages keep nothing, so an enum may hold them.
    @SuppressWarnings("ImmutableEnumChecker")
    enum Written {
        CSV_IN_PARTS(new ExtractHandler(), "{\"source\": \"s3://inbox/large.csv\"}"),
        JSON_LINES(new ExtractHandler(), "{\"source\": \"s3://inbox/rows.jsonl\", \"format\": \"jsonl\"}"),
        JSON(new DocumentHandler(), "{\"source\": \"s3://inbox/rows.json\", \"badRows\": \"quarantine\"}"),
        OBJECTS(new LoadHandler(), "{\"artifacts\": [%s], \"bucket\": \"warehouse\"}"),
        GZIP(new LoadHandler(), "{\"artifacts\": [%s], \"bucket\": \"warehouse\", \"compress\": \"gzip\"}"),
        ZSTD(new LoadHandler(), "{\"artifacts\": [%s], \"bucket\": \"warehouse\", \"compress\": \"zstd\"}"),
        REPLACED(new LoadHandler(), "{\"artifacts\": [%s], \"bucket\": \"warehouse\", \"mode\": \"upsert\"}"),
        ITEMS(new LoadHandler(), "{\"artifacts\": [%s], \"table\": \"orders\", \"key\": \"id\"}"),
        NEW_ITEMS(
                new LoadHandler(),
                "{\"artifacts\": [%s], \"table\": \"orders\", \"key\": \"id\", \"mode\": \"append\","
                        + " \"existing\": \"skip\"}"),
        PARTITIONS(
                new ValidateHandler(),
                "{\"data\": %s, \"partitionBy\": \"country\", \"rules\": [{\"column\": \"id\", \"pattern\": \"K.?[^7]\"}]}"),
        SNAPSHOT(new SnapshotHandler(), "{\"data\": %s, \"name\": \"rows\", \"bucket\": \"warehouse\", \"keep\": 1}"),
        SCAN(new ScanHandler(), "{\"source\": \"dynamodb://seen\", \"segments\": 2, \"columns\": [\"id\"]}");

        private final StageHandler<?, ?> handler;
        private final String input;

        Written(StageHandler<?, ?> handler, String input) {
            this.handler = handler;
            this.input = input.replace("%s", TABLE);
        }

        LambdaAnswer attempt(String request) {
            Run run = new Run("run-1", "orders", "full", "test", "2026-11-22T08:00:00Z", "arn");
            return StageCall.of(handler)
                    .in(run)
                    .named("write")
                    .called(LambdaCall.of(handler).requestedAs(request))
                    .invoke(input);
        }
    }

    private void begin() {
        cloud = Cloud.fresh();
        cloud.memory();
        cloud.table("orders", "id");
        cloud.put("inbox", "rows.csv", ROWS);
        cloud.put("inbox", "rows.jsonl", "{\"id\": 1}\n{\"id\": 2}\n");
        cloud.put("inbox", "rows.json", "[{\"id\": 1}, {\"id\": \"\\u0001\"}]");
        // a snapshot that is pruned, and an object that is replaced
        cloud.put("warehouse", "rows/20250101T000000.000Z-old/snapshot.json", "{}");
        cloud.put("warehouse", "rows/20250101T000000.000Z-old/data.csv", "id\n");
        cloud.put("warehouse", "data.csv", "id\n0\n");
    }

    private void begin(Written written) {
        begin();
        if (written == Written.CSV_IN_PARTS) {
            cloud.put("inbox", "large.csv", "id\n" + "123456789\n".repeat(LARGE / 10));
        }
        cloud.forget();
    }

    private Map<String, String> left() {
        Map<String, String> left = new TreeMap<>();
        for (String bucket : List.of(Cloud.DATA, "warehouse")) {
            cloud.s3()
                    .listObjectsV2(request -> request.bucket(bucket))
                    .contents()
                    .forEach(object -> left.put(bucket + "/" + object.key(), sum(bucket, object.key())));
        }
        cloud.dynamo()
                .scan(request -> request.tableName("orders"))
                .items()
                .forEach(item -> left.put("orders/" + item.get("id"), new TreeMap<>(item).toString()));
        return left;
    }

    private String sum(String bucket, String key) {
        return Checksums.sha256(cloud.s3()
                .getObjectAsBytes(request -> request.bucket(bucket).key(key))
                .asByteArray());
    }

    @ParameterizedTest
    @EnumSource(Written.class)
    void whereverItBreaksTheNextAttemptLeavesWhatOneWithoutTroubleLeaves(Written written) {
        makeWhatIsScanned();
        begin(written);
        LambdaAnswer fine = written.attempt("fine");
        assertInstanceOf(LambdaAnswer.Returned.class, fine, fine::toString);
        int changes =
                (int) cloud.requests().stream().filter(Fault.Seen::changes).count();
        Map<String, String> whole = left();
        int broken = 0;
        for (Fault.Kind kind : List.of(Fault.Kind.REFUSED, Fault.Kind.LOST, Fault.Kind.DROPPED, Fault.Kind.SILENT)) {
            for (int i = 0; i < changes; i++) {
                begin(written);
                AtomicInteger before = new AtomicInteger(i);
                boolean onlyOne = kind == Fault.Kind.DROPPED || kind == Fault.Kind.SILENT;
                cloud.plant(new Fault(
                        seen -> seen.changes() && before.getAndDecrement() <= 0,
                        onlyOne ? 1 : Integer.MAX_VALUE,
                        kind));
                boolean failed = written.attempt("first") instanceof LambdaAnswer.Raised;
                broken += failed ? 1 : 0;
                cloud.heal();
                if (failed) {
                    LambdaAnswer again = written.attempt("second");
                    assertInstanceOf(LambdaAnswer.Returned.class, again, again::toString);
                }
                assertEquals(whole, left(), kind + " at change " + i + " of " + changes);
            }
        }
        assertTrue(broken >= 2, "nothing ever broke");
    }

    private void makeWhatIsScanned() {
        try {
            cloud.table("seen", "id");
        } catch (software.amazon.awssdk.services.dynamodb.model.ResourceInUseException e) {
            return; // by the case before
        }
        for (int i = 0; i < 5; i++) {
            String id = "S" + i;
            cloud.dynamo().putItem(request -> request.tableName("seen").item(Map.of("id", AttributeValue.fromS(id))));
        }
    }
}
