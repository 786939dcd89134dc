package dev.lockstep.functions.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Fault;
import dev.lockstep.functions.harness.Lambda;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Files that are none: each ends in an error that names the object, the line and the reason, and leaves nothing.
final class BadFilesTest {
    private final Cloud cloud = Cloud.fresh();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/cases/bad-files.csv", numLinesToSkip = 1)
    void aBadFileIsNamedWithLineAndReason(String name, String format, String hex, String message) {
        cloud.put("inbox", name, HexFormat.of().parseHex(hex.replace(" ", "")));
        Lambda.Answer answer = extract("s3://inbox/" + name, format);
        assertTrue(answer.failed(), () -> "it was read: " + answer.payload());
        assertEquals("dev.lockstep.functions.InvalidInput", answer.errorType());
        assertEquals("s3://inbox/" + name + " " + message, answer.errorMessage());
        assertEquals(Map.of(), cloud.objects(Cloud.DATA));
    }

    @Test
    void anObjectThatIsNotThereIsNamed() {
        Lambda.Answer answer = extract("s3://inbox/nothing.csv", "csv");
        assertEquals("dev.lockstep.functions.InvalidInput", answer.errorType());
        assertTrue(answer.errorMessage().startsWith("s3://inbox/nothing.csv does not exist"), answer::errorMessage);
    }

    @Test
    void aBucketThatIsNotThereIsNamed() {
        Lambda.Answer answer = extract("s3://no-such-bucket/a.csv", "csv");
        assertEquals("dev.lockstep.functions.InvalidInput", answer.errorType());
        assertTrue(answer.errorMessage().startsWith("s3://no-such-bucket/a.csv does not exist"), answer::errorMessage);
    }

    @Test
    void anAddressThatClimbsIsRefused() {
        assertTrue(extract("s3://inbox/a/../../b.csv", "csv").errorMessage().contains("no step . or .."));
    }

    @Test
    void aByteOrderMarkAndQuotedNewlinesAreRead() {
        String text = "\uFEFFid,note\r\n1,\"two\nlines, and \"\"quotes\"\"\"\r\n2,Grüße €\r\n";
        cloud.put("inbox", "fine ü.csv", text);
        Lambda.Answer answer = extract("s3://inbox/fine ü.csv", "csv");
        assertFalse(answer.failed(), answer::errorMessage);
        assertEquals("2", answer.text("counts.in"));
        assertEquals(text, cloud.text(answer.text("data.uri")));
    }

    @Test
    void aLargeFileGoesInPartsAndComesOutTheSame() {
        StringBuilder rows = new StringBuilder("id,text\n");
        for (int i = 0; i < 400_000; i++) {
            rows.append(i).append(",some text that takes its room in the file\n");
        }
        cloud.put("inbox", "large.csv", rows.toString().getBytes(StandardCharsets.UTF_8));
        Lambda.Answer first = extract("s3://inbox/large.csv", "csv");
        assertEquals("400000", first.text("counts.in"));
        assertEquals(rows.toString(), cloud.text(first.text("data.uri")));
        assertEquals(first.payload(), extract("s3://inbox/large.csv", "csv").payload());
    }

    @Test
    void aBrokenConnectionIsTakenUpWhereItBroke() {
        cloud.put("inbox", "cut.csv", "id\n" + "123456789\n".repeat(20_000));
        cloud.plant(new Fault(seen -> seen.method().equals("GET"), 3, Fault.Kind.CUT));
        Lambda.Answer answer = extract("s3://inbox/cut.csv", "csv");
        assertFalse(answer.failed(), answer::errorMessage);
        assertEquals("20000", answer.text("counts.in"));
    }

    @Test
    void aServerThatFailsIsUnavailable() {
        cloud.put("inbox", "any.csv", "id\n1\n");
        cloud.plant(new Fault(seen -> seen.method().equals("GET"), 100, Fault.Kind.BROKEN));
        assertEquals(
                "dev.lockstep.functions.Unavailable",
                extract("s3://inbox/any.csv", "csv").errorType());
    }

    private static Lambda.Answer extract(String source, String format) {
        return Lambda.stage(
                new ExtractHandler(), "extract", "{\"source\": \"" + source + "\", \"format\": \"" + format + "\"}");
    }
}
