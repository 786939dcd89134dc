package dev.lockstep.functions.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Lambda;
import dev.lockstep.functions.testing.LambdaAnswer;
import dev.lockstep.functions.testing.LambdaCall;
import dev.lockstep.functions.testing.StageCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Exports as DynamoDB describes them: two manifests, and files of items, gzip each.
final class ExportTest {
    private static final String FOLDER = "orders/AWSDynamoDB/01693685827463-2d8752fd/";
    private static final String INPUT =
            "{\"source\": \"s3://inbox/" + FOLDER + "\", \"columns\": [\"id\", \"to.city\"]}";

    private final Cloud cloud = Cloud.fresh();
    private final ExportHandler handler = new ExportHandler();

    @BeforeEach
    void bringAnExport() {
        byte[] first = gzip(items(0, 2500));
        byte[] second = gzip(items(2500, 2600));
        byte[] none = {};
        file("data/aaa.json.gz", first);
        file("data/bbb.json.gz", second);
        file("data/ccc.json.gz", none);
        file("manifest-files.json", utf8(line(2500, first, "aaa") + line(100, second, "bbb") + line(0, none, "ccc")));
        file("manifest-summary.json", utf8("""
            {"version": "2020-06-30", "tableArn": "arn:aws:dynamodb:eu-central-1:000000000000:table/orders",
             "s3Bucket": "inbox", "s3Prefix": "orders", "manifestFilesS3Key": "%smanifest-files.json",
             "billedSizeBytes": 0, "itemCount": 2600, "outputFormat": "DYNAMODB_JSON", "exportType": "FULL_EXPORT"}
            """.formatted(FOLDER)));
    }

    private void file(String name, byte[] bytes) {
        cloud.put("inbox", FOLDER + name, bytes);
    }

    private static String items(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(
                        i -> "{\"Item\":{\"id\":{\"S\":\"K" + i + "\"},\"to\":{\"M\":{\"city\":{\"S\":\"Köln\"}}}}}\n")
                .collect(Collectors.joining());
    }

    private static String line(int items, byte[] file, String name) {
        return "{\"itemCount\":" + items + ",\"md5Checksum\":\"" + md5(file)
                + "\",\"etag\":\"af83d6f217c19b8b0fff8023d8ca4716-1\",\"dataFileS3Key\":\"" + FOLDER + "data/" + name
                + ".json.gz\"}\n";
    }

    private static String md5(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(utf8(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private Lambda.Answer take() {
        return Lambda.stage(handler, "take", INPUT);
    }

    private static String whole() {
        return "id,to.city\n"
                + IntStream.range(0, 2600).mapToObj(i -> "K" + i + ",Köln\n").collect(Collectors.joining());
    }

    @Test
    void theItemsOfAllFilesAreTheRows() {
        Lambda.Answer answer = take();
        assertFalse(answer.failed(), answer::errorMessage);
        assertEquals(whole(), cloud.text(answer.text("data.uri")));
        assertEquals("2600", answer.text("counts.out"));
        assertTrue(answer.text("sources").contains(FOLDER + "manifest-summary.json"), answer.text("sources"));
    }

    @Test
    void theAddressOfTheSummaryIsAsGood() {
        Lambda.Answer answer =
                Lambda.stage(handler, "take", "{\"source\": \"s3://inbox/" + FOLDER + "manifest-summary.json\"}");
        assertEquals(whole(), cloud.text(answer.text("data.uri")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "manifest-summary.json|DYNAMODB_JSON|ION|is of an export as ION; expected DYNAMODB_JSON",
                "manifest-summary.json|FULL_|INCREMENTAL_|is of an incremental export",
                "manifest-summary.json|: 2600|: 2601|lists files with 2600 items; s3://inbox/",
                "manifest-summary.json|: 2600|: \"a\"|as itemCount; expected a whole number",
                "manifest-summary.json|}|`]`|is not JSON",
                "manifest-files.json|:2500|:2499|lists files with 2599 items",
                "manifest-files.json|/bbb|/aaa|manifest-files.json line 2 names s3://inbox/",
                "manifest-files.json|data/bbb|other/bbb|line 2 names no file in a folder `data`",
                "manifest-files.json|bbb.json.gz|gone.json.gz|data/gone.json.gz does not exist",
                "manifest-files.json|md5Checksum|md5|line 1 has null as md5Checksum"
            })
    void aManifestThatIsWrongIsNamed(String file, String text, String instead, String message) {
        file(file, utf8(cloud.text("s3://inbox/" + FOLDER + file).replace(text, instead)));
        refused(message);
    }

    private void refused(String message) {
        Lambda.Answer answer = take();
        assertTrue(answer.failed(), () -> "it went through: " + answer.payload());
        assertEquals("dev.lockstep.functions.InvalidInput", answer.errorType(), answer::errorMessage);
        assertTrue(answer.errorMessage().contains(message), answer::errorMessage);
        assertTrue(answer.errorMessage().startsWith("s3://inbox/" + FOLDER), answer::errorMessage);
        assertEquals(Map.of(), cloud.objects(Cloud.DATA));
    }

    @Test
    void aFileWithOtherBytesIsRefused() {
        file("data/bbb.json.gz", gzip(items(2500, 2600).replace("K2599", "K9999")));
        refused("bbb.json.gz is not what DynamoDB wrote: its MD5 is");
    }

    @Test
    void aFileWithFewerItemsIsRefused() {
        file("data/bbb.json.gz", gzip(items(2500, 2599)));
        refused("bbb.json.gz has 99 items; the manifest says 100");
    }

    @Test
    void aFileThatIsCutOffIsRefused() {
        byte[] whole = gzip(items(2500, 2600));
        file("data/bbb.json.gz", java.util.Arrays.copyOf(whole, whole.length / 2));
        refused("bbb.json.gz ends in the middle of its compressed data");
    }

    @Test
    void aLineThatIsNoItemIsRefused() {
        file("data/bbb.json.gz", utf8("{\"Item\":{\"id\":{\"S\":\"a\"}}}\n{\"Keys\":{}}\n"));
        refused("bbb.json.gz line 2 is no item of an export");
        file("data/bbb.json.gz", utf8("{\"Item\":{\"id\":{\"X\":\"a\"}}}\n"));
        refused("bbb.json.gz line 1, '{\"id\":{\"X\":\"a\"}}': it has the attribute id of a type");
    }

    @Test
    void whereverItIsStoppedTheNextAttemptGoesOnFromThere() {
        cloud.memory();
        LambdaAnswer answer = attempt(0);
        int attempts = 1;
        for (; answer instanceof LambdaAnswer.Raised && attempts < 20; attempts++) {
            answer = attempt(attempts);
        }
        assertEquals(whole(), cloud.text(answer.text("data.uri")));
        assertEquals("2600", answer.text("counts.in"));
        assertTrue(attempts > 4, "it was never stopped");
        assertEquals(1, cloud.objects(Cloud.DATA).size());
    }

    /// With time for a thousand items.
    private LambdaAnswer attempt(int number) {
        AtomicInteger left = new AtomicInteger(1);
        LambdaCall hurried = LambdaCall.of(handler)
                .requestedAs("r" + number)
                .remaining(() -> Duration.ofSeconds(left.getAndDecrement() > 0 ? 60 : 1));
        return StageCall.of(handler).named("take").called(hurried).invoke(INPUT);
    }
}
