package dev.lockstep.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.analyze.AnalyzeHandler;
import dev.lockstep.functions.extract.ExtractHandler;
import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Fault;
import dev.lockstep.functions.harness.Lambda;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.load.LoadHandler;
import dev.lockstep.functions.transform.TransformHandler;
import dev.lockstep.functions.validate.ValidateHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The orders pipeline's stages one after the other, on the sample files of the tree.
final class OrdersTest {
    private static final Path INBOX = Path.of(System.getProperty("lockstep.root"), "events", "s3", "inbox", "incoming");
    private static final String RULES = """
        [{"column": "order_id", "required": true, "pattern": "O-[0-9]{6}"}, {"column": "order_id", "unique": true},
         {"column": "order_date", "type": "date"}, {"column": "country", "enum": ["AT", "CH", "DE", "FR", "NL"]},
         {"column": "quantity", "type": "integer", "min": 1, "max": 500},
         {"column": "unit_price", "type": "decimal", "min": 0.01}]\
        """;

    /// The requests that bring the samples and make the table.
    private static final int SAMPLES = 3;

    private final Cloud cloud = Cloud.fresh();

    @BeforeEach
    void deliverTheSamples() throws IOException {
        cloud.put("inbox", "incoming/good.csv", Files.readAllBytes(INBOX.resolve("orders-2026-11-20.csv")));
        cloud.put("inbox", "incoming/bad.csv", Files.readAllBytes(INBOX.resolve("orders-2026-11-20-bad.csv")));
        cloud.table("orders", "order_id");
    }

    @Test
    void aGoodFileIsLoadedIntoBucketAndTable() {
        Lambda.Answer loaded = wholePipeline();
        assertEquals("117", loaded.text("counts.in"));
        assertEquals(117, cloud.items("orders"));
        assertEquals(cloud.objects("warehouse").size(), Integer.parseInt(loaded.text("objects")));
        assertTrue(cloud.objects("warehouse").keySet().stream().allMatch(key -> key.startsWith("orders/country=")));
    }

    @Test
    void aBadFileFailsAndNamesLineRuleAndValue() {
        Json data = extract("bad.csv").at("data");
        Lambda.Answer checked = Lambda.call(
                new ValidateHandler(),
                Lambda.payload(
                        "validate",
                        "{\"data\": " + JsonText.text(data) + ", \"rules\": " + RULES + "}",
                        ", \"quality\": {\"atLeast\": 0.9, \"otherwise\": \"fail\"}"));
        assertTrue(checked.failed());
        assertEquals("dev.lockstep.functions.QualityGateFailed", checked.errorType());
        assertTrue(
                checked.errorMessage()
                        .matches("quality 0\\.\\d+ is below 0\\.90: \\d+ of 40 rows rejected; first: line \\d+ .* "
                                + "but is .*\\(rule \\w+\\), line .*"),
                checked.errorMessage());
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        wholePipeline();
        Map<String, String> first = cloud.objects("warehouse");
        wholePipeline();
        assertEquals(first, cloud.objects("warehouse"));
        assertEquals(117, cloud.items("orders"));
    }

    @Test
    void aProfileTellsWhatIsInTheColumns() {
        Lambda.Answer profile = Lambda.stage(
                new AnalyzeHandler(),
                "analyze",
                "{\"data\": " + JsonText.text(extract("good.csv").at("data")) + "}");
        assertFalse(profile.failed(), profile::errorMessage);
        Json.Obj columns = (Json.Obj)
                new Lambda.Answer(false, (Json.Obj) Lambda.json(cloud.text(profile.text("profile.uri")))).at("columns");
        assertTrue(columns.get("quantity").orElseThrow() instanceof Json.Obj quantity
                && quantity.get("type").orElseThrow().equals(Json.of("number")));
    }

    @Test
    void whereverItBreaksARetryMendsIt() {
        wholePipeline();
        Map<String, String> data = cloud.objects(Cloud.DATA);
        Map<String, String> delivered = cloud.objects("warehouse");
        long writes = cloud.requests().stream()
                .filter(seen -> seen.writes() && !seen.operation().equals("Scan"))
                .count();
        for (int i = 0; i < writes - SAMPLES; i++) {
            cloud.empty(Cloud.DATA, "warehouse");
            AtomicInteger left = new AtomicInteger(i);
            cloud.plant(new Fault(
                    seen -> seen.writes() && left.getAndDecrement() <= 0, Integer.MAX_VALUE, Fault.Kind.LOST));
            assertThrows(AssertionError.class, this::wholePipeline, "nothing was lost at write " + i);
            cloud.heal();
            wholePipeline();
            assertEquals(data, cloud.objects(Cloud.DATA));
            assertEquals(delivered, cloud.objects("warehouse"));
            assertEquals(117, cloud.items("orders"));
        }
    }

    @Test
    void itemsTheTableHasNoRoomForAreBroughtAgain() {
        cloud.plant(new Fault(seen -> seen.operation().equals("BatchWriteItem"), 3, Fault.Kind.UNPROCESSED));
        assertEquals("117", wholePipeline().text("items"));
        assertEquals(117, cloud.items("orders"));
    }

    @Test
    void tenTransformsAtOnceKeepOutOfEachOthersWay() throws Exception {
        String data = JsonText.text(extract("good.csv").at("data"));
        TransformHandler one = new TransformHandler();
        List<Future<Lambda.Answer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                String payload = Lambda.payload(
                        "transform",
                        "{\"data\": " + data + ", \"derive\": {\"number\": \"" + i + " + 0\"}}",
                        ", \"index\": " + i);
                answers.add(threads.submit(() -> Lambda.call(one, payload)));
            }
        }
        for (int i = 0; i < 10; i++) {
            String written = cloud.text(good(answers.get(i).get()).text("data.uri"));
            String end = "," + i;
            assertEquals(120, written.lines().filter(line -> line.endsWith(end)).count());
        }
    }

    @Test
    void aBucketIsFoundByThePipelinesNameForItAndByItsRealOne() throws IOException {
        cloud.s3().createBucket(request -> request.bucket("lockstep-inbox"));
        cloud.put("lockstep-inbox", "incoming/late.csv", Files.readAllBytes(INBOX.resolve("orders-2026-11-20.csv")));
        System.setProperty("lockstep.prefix", "lockstep-");
        try {
            for (String source : List.of("s3://inbox/incoming/late.csv", "s3://lockstep-inbox/incoming/late.csv")) {
                Lambda.Answer answer =
                        good(Lambda.stage(new ExtractHandler(), "extract", "{\"source\": \"" + source + "\"}"));
                assertTrue(
                        JsonText.text(answer.at("sources")).contains("s3://lockstep-inbox/incoming/late.csv"), source);
            }
        } finally {
            System.clearProperty("lockstep.prefix");
            cloud.empty("lockstep-inbox");
        }
    }

    private Lambda.Answer wholePipeline() {
        Lambda.Answer checked = good(Lambda.stage(
                new ValidateHandler(),
                "validate",
                "{\"data\": " + JsonText.text(extract("good.csv").at("data")) + ", \"rules\": " + RULES
                        + ", \"partitionBy\": \"country\"}"));
        List<Json> made = new ArrayList<>();
        int index = 0;
        for (Json partition : ((Json.Arr) checked.at("partitions")).items()) {
            made.add(good(Lambda.call(
                            new TransformHandler(),
                            Lambda.payload(
                                    "transform",
                                    "{\"data\": " + JsonText.text(partition)
                                            + ", \"derive\": {\"total\": \"quantity * unit_price\"}}",
                                    ", \"index\": " + index++)))
                    .at("data"));
        }
        return good(Lambda.stage(
                new LoadHandler(),
                "load",
                "{\"artifacts\": " + JsonText.text(new Json.Arr(made))
                        + ", \"bucket\": \"warehouse\", \"prefix\": \"orders/\", \"table\": \"orders\","
                        + " \"key\": \"order_id\", \"numbers\": [\"total\"]}"));
    }

    private static Lambda.Answer extract(String file) {
        return good(Lambda.stage(
                new ExtractHandler(),
                "extract",
                "{\"source\": \"s3://inbox/incoming/" + file + "\", \"format\": \"csv\"}"));
    }

    private static Lambda.Answer good(Lambda.Answer answer) {
        assertFalse(answer.failed(), () -> answer.errorType() + ": " + answer.errorMessage());
        return answer;
    }
}
