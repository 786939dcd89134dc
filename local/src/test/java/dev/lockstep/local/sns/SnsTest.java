package dev.lockstep.local.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.local.gateway.Reply;
import dev.lockstep.local.gateway.Request;
import dev.lockstep.local.sns.Sns.Published;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnsTest {

    @TempDir
    private Path folder = Path.of("");

    private final List<Published> heard = new ArrayList<>();

    @Test
    void keepsWhatIsPublishedAndTellsWhoListens() throws IOException {
        var reply = publish(Map.of("Subject", "done", "Message", "a \"line\"\nand another"));
        assertEquals(200, reply.status());
        assertEquals(List.of(new Published("ops", "done", "a \"line\"\nand another")), heard);
        assertEquals("""
                {"id": "id-1", "time": "2026-11-21T09:54:50Z", "subject": "done", "message": "a \\"line\\"\\nand another"}
                """, Files.readString(folder.resolve("ops.jsonl")));
    }

    @Test
    void givesEachProtocolItsOwnMessage() throws IOException {
        publish(Map.of("MessageStructure", "json", "Message", "{\"email\": \"dear all\", \"default\": \"{}\"}"));
        assertEquals("{}", heard.getFirst().message());
        assertTrue(Files.readString(folder.resolve("ops.jsonl"))
                .endsWith("\"message\": \"{}\", \"email\": \"dear all\"}\n"));
    }

    @Test
    void refusesAStructureWithoutAMessageForEverybody() throws IOException {
        for (var message : List.of("{\"email\": \"dear all\"}", "no JSON", "[]")) {
            var reply = publish(Map.of("MessageStructure", "json", "Message", message));
            assertEquals(400, reply.status());
            assertTrue(text(reply).contains("<Code>InvalidParameter</Code>"), message);
        }
        assertEquals(List.of(), heard);
    }

    @Test
    void refusesWhatIsNoTopicNoMessageAndNoAction() throws IOException {
        assertEquals(400, publish(Map.of("Message", "m", "TopicArn", "ops")).status());
        assertEquals(400, publish(Map.of()).status());
        assertEquals(400, publish(Map.of("Message", "m", "Action", "Subscribe")).status());
    }

    private Reply publish(Map<String, String> more) throws IOException {
        var form = new TreeMap<String, String>();
        form.put("Action", "Publish");
        form.put("TopicArn", "arn:aws:sns:eu-central-1:000000000000:ops");
        form.putAll(more);
        var body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var sns = new Sns(folder, InstantSource.fixed(Instant.parse("2026-11-21T09:54:50Z")), () -> "id-1", heard::add);
        return sns.answer(new Request(
                "request-1",
                "POST",
                "/",
                Map.of(),
                Map.of(),
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
    }

    private static String text(Reply reply) {
        return reply.body() instanceof Reply.Body.Text(String content) ? content : "";
    }
}
