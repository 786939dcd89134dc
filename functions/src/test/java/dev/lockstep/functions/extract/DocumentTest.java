package dev.lockstep.functions.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Fault;
import dev.lockstep.functions.harness.Lambda;
import dev.lockstep.functions.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DocumentTest {
    private static final String SCHEMA = """
        {"type": "object", "required": ["id", "address"], "properties": {
           "id": {"type": "integer", "minimum": 1},
           "address": {"type": "object", "required": ["city"], "properties": {
              "city": {"type": "string", "pattern": "^[A-Z]", "maxLength": 5}, "zip": {"type": ["string", "null"]}}},
           "tags": {"type": "array", "items": {"enum": ["a", "b", 1]}, "uniqueItems": true, "maxItems": 2}},
         "additionalProperties": false}
        """;

    private final Cloud cloud = Cloud.fresh();

    private Lambda.Answer take(String document, String more) {
        return take(document.getBytes(StandardCharsets.UTF_8), more);
    }

    private Lambda.Answer take(byte[] document, String more) {
        cloud.put("inbox", "in.json", document);
        return again(more);
    }

    private static Lambda.Answer again(String more) {
        return Lambda.stage(new DocumentHandler(), "take", "{\"source\": \"s3://inbox/in.json\"" + more + "}");
    }

    private String table(Lambda.Answer answer) {
        assertFalse(answer.failed(), answer::errorMessage);
        return cloud.text(answer.text("data.uri"));
    }

    @Test
    void theObjectsOfAnArrayAreTheRows() {
        String document = """
            {"page": {"of": [0]},
             "all": [{"x": []}, {"orders": [
              {"id": 1, "to": {"city": "Köln, \\"DE\\"", "zip": null}, "tags": [1, {}]},
              {"to": {"zip": "007"}, "id": 2.50}
            ]}], "end": true}
            """;
        Lambda.Answer answer = take(document, ", \"rows\": \"/all/1/orders\"");
        assertEquals("id,to.city,to.zip,tags\n1,\"Köln, \"\"DE\"\"\",,\"[1,{}]\"\n2.50,,007,\n", table(answer));
        assertEquals(cloud.text("s3://inbox/in.json"), cloud.text(answer.text("document.uri")));
        assertEquals("2", answer.text("counts.out"));
        assertEquals("{\"uri\":\"s3://inbox/in.json\"", answer.text("sources").substring(1, 28));
    }

    @Test
    void anObjectThatIsNullHasNoneOfItsValues() {
        Lambda.Answer answer = take("[{\"id\": 1, \"to\": {\"city\": \"Bonn\"}}, {\"id\": 2, \"to\": null}]", "");
        assertEquals("id,to.city\n1,Bonn\n2,\n", table(answer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"maxLength\": 1.5}|expected a whole number, 0 or more",
                "{\"minItems\": -1}|expected a whole number, 0 or more",
                "{\"uniqueItems\": \"true\"}|expected true or false"
            })
    void aBoundThatIsNoneIsRefused(String schema, String message) {
        Lambda.Answer answer = take("[{\"a\": \"x\"}]", ", \"schema\": {\"properties\": {\"a\": " + schema + "}}");
        assertTrue(answer.errorMessage().contains(message), answer::errorMessage);
    }

    @Test
    void aBoundBeyondAllLengthsLetsAllPass() {
        String schema = ", \"schema\": {\"properties\": {\"a\": {\"maxLength\": 4294967295}}}";
        assertEquals("a\nx\n", table(take("[{\"a\": \"x\"}]", schema)));
    }

    @Test
    void anObjectThatIsNotWhatTheSchemaSaysFailsTheStageOrGoesToQuarantine() {
        String document = """
            [{"id": 1, "address": {"city": "Bonn", "zip": null}, "tags": ["a", 1.0]},
            {"id": 1.5, "address": {"city": "bonn am"}, "tags": ["a", "a", "c"], "x": 1},
            7,
            {"id": 0, "address": {}}]
            """;
        Lambda.Answer refused = take(document, ", \"schema\": " + SCHEMA);
        assertEquals("dev.lockstep.functions.InvalidInput", refused.errorType());
        assertTrue(
                refused.errorMessage()
                        .startsWith("s3://inbox/in.json line 2, item 1: /id is the number 1.5; expected integer"),
                refused::errorMessage);
        Lambda.Answer answer = again(", \"badRows\": \"quarantine\", \"schema\": " + SCHEMA);
        assertEquals("id,address.city,address.zip,tags\n1,Bonn,,\"[\"\"a\"\",1.0]\"\n", table(answer));
        assertEquals("{\"in\":4,\"out\":1,\"failed\":3}", answer.text("counts"));
        assertEquals("0.25", answer.text("quality"));
        String quarantine = cloud.text(answer.text("quarantine.uri"));
        assertTrue(quarantine.contains("\n3,the item is the number 7; expected object"), quarantine);
        assertTrue(quarantine.contains("/address/city is missing; it is required"), quarantine);
        assertTrue(quarantine.contains("/address/city has 7 characters; expected at most 5"), quarantine);
        assertTrue(quarantine.contains("/tags has an item twice"), quarantine);
        assertTrue(quarantine.contains("/x is there; expected nothing"), quarantine);
        assertTrue(answer.at("findings") instanceof Json.Arr(var items) && items.size() > 6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|is empty; expected a JSON document",
                "{\"a\": 1|ends within",
                "[{\"a\": 1}, {\"a\": 2|is not JSON",
                "[{\"a\": 1}] []|has something behind its end",
                "[{\"a\": 1, \"a\": 2}]|Duplicate field 'a'",
                "{\"a\": [1]}|has an object at its root; expected an array",
                "[]|has no items; without a schema",
                "[1]|neither the schema nor the first item names a column",
                "[{\"a\": 1}, {\"b\": 1}]|line 1, item 1: b is there, and is no column",
                "[{\"a\": \"\\u0000\"}]|with a character no table has",
                "[{\"a\": \"\\ud800\"}]|with a character no table has",
                "[{\"a\": \"x\\ry\"}]|with a character no table has",
                "[{\"a.b\": 1, \"a\": {\"b\": 2}}]|is there twice",
                "[{\"\": 1}]|column 1 has no name"
            })
    void whatIsNoTableIsNamed(String document, String message) {
        Lambda.Answer answer = take(document, "");
        assertEquals("dev.lockstep.functions.InvalidInput", answer.errorType(), answer::errorMessage);
        assertTrue(answer.errorMessage().contains("s3://inbox/in.json"), answer::errorMessage);
        assertTrue(answer.errorMessage().contains(message) || document.equals("{\"a\": 1"), answer::errorMessage);
        assertEquals(Map.of(), cloud.objects(Cloud.DATA));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"rows\": \"/b\"}|has nothing at /b: there is no 'b' at its root",
                "{\"rows\": \"/a/0/c\"}|there is no 'c' at /a/0",
                "{\"rows\": \"a\"}|a JSON pointer is empty or begins with /",
                "{\"rows\": \"/a\", \"schema\": {\"$ref\": \"#\"}}|at /$ref is a keyword that is not known here",
                "{\"rows\": \"/a\", \"schema\": {\"items\": {\"format\": \"date\"}}}|at /items/format is a keyword",
                "{\"rows\": \"/a\", \"schema\": {\"type\": \"text\"}}|names 'text', which is no type",
                "{\"rows\": \"/a\", \"schema\": {\"pattern\": \"[\"}}|is not a regular expression",
                "{\"rows\": \"/a\", \"schema\": 7}|the schema is the number 7"
            })
    void whatIsAskedForInVainIsNamed(String with, String message) {
        Lambda.Answer answer = take("{\"a\": [{\"b\": 1}]}", ", " + with.substring(1, with.length() - 1));
        assertEquals("dev.lockstep.functions.InvalidInput", answer.errorType());
        assertTrue(answer.errorMessage().contains(message), answer::errorMessage);
    }

    /// Cut anywhere, plain or compressed: an error, and nothing is left behind.
    @Test
    void aDocumentThatIsCutOffAnywhereIsRefused() throws IOException {
        byte[] plain = "{\"all\": [{\"a\": \"größe\"}, {\"a\": 2}], \"end\": [{}]}".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        for (byte[] document : new byte[][] {plain, packed.toByteArray()}) {
            for (int length = 0; length < document.length; length++) {
                Lambda.Answer answer = take(Arrays.copyOf(document, length), ", \"rows\": \"/all\"");
                assertEquals("dev.lockstep.functions.InvalidInput", answer.errorType(), answer::errorMessage);
            }
            assertEquals(Map.of(), cloud.objects(Cloud.DATA));
            assertEquals("a\ngröße\n2\n", table(take(document, ", \"rows\": \"/all\"")));
            cloud.empty(Cloud.DATA);
        }
    }

    @Test
    void bytesAtRandomEndInATypedErrorOrATable() {
        Random random = new Random(7);
        byte[] document = "[{\"a\": {\"b\": [1, null]}}, {\"a\": {\"b\": \"x\"}}]".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 300; i++) {
            byte[] changed = document.clone();
            for (int j = 0; j <= random.nextInt(3); j++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            Lambda.Answer answer = take(changed, "");
            assertTrue(
                    !answer.failed() || answer.errorType().equals("dev.lockstep.functions.InvalidInput"),
                    () -> answer.errorType() + " " + answer.errorMessage());
        }
    }

    @Test
    void whereverAWriteFailsARetryLeavesTheSame() {
        String document = "[{\"a\": 1}, {\"a\": \"\\u0001\"}]";
        String quarantine = ", \"badRows\": \"quarantine\"";
        take(document, quarantine);
        Map<String, String> whole = cloud.objects(Cloud.DATA);
        for (Fault.Kind kind : new Fault.Kind[] {Fault.Kind.REFUSED, Fault.Kind.LOST}) {
            for (int died = 0; died < 3; died++) {
                cloud.heal();
                cloud.empty(Cloud.DATA);
                AtomicInteger left = new AtomicInteger(died);
                cloud.plant(new Fault(
                        seen -> seen.service().equals("s3")
                                && seen.method().equals("PUT")
                                && left.getAndDecrement() == 0,
                        1,
                        kind));
                assertTrue(again(quarantine).failed());
                assertFalse(again(quarantine).failed());
                assertEquals(whole, cloud.objects(Cloud.DATA));
            }
        }
    }
}
