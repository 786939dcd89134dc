package dev.lockstep.functions.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Lambda;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HttpHandlerTest {
    private static final String TABLE = "id,name\n" + "1,a name\n".repeat(20_000);
    private static final byte[] BYTES = TABLE.getBytes(StandardCharsets.UTF_8);
    private static final byte[] NOTHING = {};
    private static final Map<String, String> TAGGED = Map.of("ETag", "\"one\"", "Accept-Ranges", "bytes");

    private final Cloud cloud = Cloud.fresh();
    private WebServer server;

    @BeforeEach
    void begin() throws IOException {
        server = new WebServer();
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void aFileIsCopiedAndCounted() {
        server.then(200, TAGGED, BYTES);
        Lambda.Answer answer = good(take("/orders.csv?token=secret", ""));
        assertEquals(TABLE, cloud.text(answer.text("data.uri")));
        assertEquals("20000", answer.text("counts.in"));
        assertEquals("false", answer.text("unchanged"));
        assertFalse(answer.payload().toString().contains("secret"), answer::toString);
    }

    @Test
    void whatHasNotChangedIsTheEarlierCopy() {
        server.then(200, TAGGED, BYTES).then(304, TAGGED, NOTHING).then(200, Map.of("ETag", "\"two\""), BYTES);
        Lambda.Answer first = good(take("/orders.csv", ""));
        Lambda.Answer second = good(take("/orders.csv", ""));
        assertEquals(first.at("data"), second.at("data"));
        assertEquals("true", second.text("unchanged"));
        assertEquals("\"one\"", server.asked(1).get("If-None-Match"));
        cloud.empty(Cloud.DATA);
        good(take("/orders.csv", ""));
        assertFalse(server.asked(2).containsKey("If-None-Match"), "the copy is gone, so nothing is known");
    }

    @Test
    void aBrokenConnectionIsTakenUpWhereItBroke() {
        int half = BYTES.length / 2;
        server.then(new WebServer.Answer(200, TAGGED, Arrays.copyOf(BYTES, half), BYTES.length))
                .then(
                        206,
                        Map.of("Content-Range", "bytes " + half + "-" + (BYTES.length - 1) + "/" + BYTES.length),
                        Arrays.copyOfRange(BYTES, half, BYTES.length));
        Lambda.Answer answer = good(take("/orders.csv", ""));
        assertEquals(TABLE, cloud.text(answer.text("data.uri")));
        assertEquals("bytes=" + half + "-", server.asked(1).get("Range"));
        assertEquals("\"one\"", server.asked(1).get("If-Range"));
    }

    @Test
    void aShorterFileIsNeverTaken() {
        byte[] half = Arrays.copyOf(BYTES, BYTES.length / 2);
        server.then(new WebServer.Answer(200, Map.of(), half, BYTES.length));
        failed("Unavailable", "broke off at byte " + half.length + " of " + BYTES.length, take("/orders.csv", ""));
        server.then(new WebServer.Answer(200, TAGGED, half, BYTES.length)).then(200, Map.of("ETag", "\"two\""), BYTES);
        failed("Unavailable", "and is another file by now", take("/orders.csv", ""));
        assertTrue(cloud.objects(Cloud.DATA).isEmpty(), "something was left");
    }

    @Test
    void aServerThatSaysNotNowIsAskedAgain() {
        server.then(503, Map.of("Retry-After", "0"), NOTHING)
                .then(429, Map.of("Retry-After", "0"), NOTHING)
                .then(200, TAGGED, BYTES);
        good(take("/orders.csv", ""));
        assertEquals(3, server.requests());
        for (int i = 0; i < 5; i++) {
            server.then(500, Map.of("Retry-After", "0"), NOTHING);
        }
        failed("Unavailable", "after 5 tries: HTTP 500", take("/orders.csv", ""));
    }

    @Test
    void whatTheServerDoesNotHaveIsTold() {
        server.then(404, Map.of(), NOTHING);
        failed("InvalidInput", "the server answers with HTTP 404", take("/orders.csv", ""));
        failed("InvalidInput", "must begin with https://", call("file:///etc/passwd", ""));
        server.then(302, Map.of("Location", "ftp://127.0.0.1/x"), NOTHING);
        failed("InvalidInput", "is sent on to what is not https", take("/orders.csv", ""));
    }

    @Test
    void headersGoToTheHostThatIsNamedAndToNoOther() throws IOException {
        try (WebServer other = new WebServer()) {
            server.then(302, Map.of("Location", other.address() + "/there.csv"), NOTHING);
            other.then(200, TAGGED, BYTES);
            good(take("/orders.csv", ", \"headers\": {\"X-Key\": \"secret\"}"));
            assertEquals("secret", server.asked(0).get("X-Key"));
            assertFalse(other.asked(0).containsKey("X-Key"));
        }
    }

    private Lambda.Answer take(String path, String more) {
        return call(server.address() + path, more);
    }

    private static Lambda.Answer call(String url, String more) {
        return Lambda.stage(new HttpHandler(), "fetch", "{\"url\": \"" + url + "\"" + more + "}");
    }

    private static Lambda.Answer good(Lambda.Answer answer) {
        assertFalse(answer.failed(), answer::errorMessage);
        return answer;
    }

    private static void failed(String type, String message, Lambda.Answer answer) {
        assertTrue(answer.failed(), () -> "it went through: " + answer.payload());
        assertEquals("dev.lockstep.functions." + type, answer.errorType());
        assertTrue(answer.errorMessage().contains(message), answer::errorMessage);
    }
}
