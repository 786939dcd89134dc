package dev.lockstep.functions.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Lambda;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class NotifyTest {
    private final Cloud cloud = Cloud.fresh();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final Deque<Integer> answers = new ArrayDeque<>();
    private final HttpServer server = serve();
    private final String address = "http://127.0.0.1:" + server.getAddress().getPort();

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aTopicIsToldInTheFunctionsOwnAccount() {
        cloud.serve("sns", URI.create(address));
        Lambda.Answer told = tell("\"topic\": \"ops\", \"message\": \"all is done\", \"subject\": \"Größe\\nis 7\"");
        assertFalse(told.failed(), told::errorMessage);
        String form = URLDecoder.decode(sent.getFirst(), StandardCharsets.UTF_8);
        assertTrue(form.contains("&TopicArn=arn:aws:sns:eu-central-1:000000000000:ops&Subject=Gr??e?is 7&"), form);
        assertTrue(form.contains("{\"message\":\"all is done\",\"stage\":\"tell\",\"run\":{\"id\":\"run-1\""), form);
    }

    @Test
    void aServiceThatIsBusyIsCalledAgain() {
        cloud.serve("sns", URI.create(address));
        answers.add(503);
        assertFalse(tell("\"topic\": \"ops\", \"message\": \"m\"").failed());
        assertEquals(2, sent.size());
    }

    @Test
    void whoRefusesIsNotAskedAgain() {
        cloud.serve("sns", URI.create(address));
        answers.add(403);
        Lambda.Answer refused = tell("\"topic\": \"ops\", \"message\": \"m\"");
        assertEquals("dev.lockstep.functions.InvalidInput", refused.errorType());
        assertEquals(1, sent.size());
    }

    @Test
    void aWebhookIsSentJson() {
        assertFalse(tell("\"webhook\": \"" + address + "/hook\", \"message\": \"m\", \"details\": {\"a\": 1}")
                .failed());
        assertTrue(sent.getFirst().contains("\"details\":{\"a\":1}"));
    }

    @Test
    void aWebhookThatIsBusyIsUnavailableAndOneThatRefusesIsNot() {
        answers.add(429);
        answers.add(404);
        assertEquals(
                "dev.lockstep.functions.Unavailable",
                tell("\"webhook\": \"" + address + "\", \"message\": \"m\"").errorType());
        assertEquals(
                "dev.lockstep.functions.InvalidInput",
                tell("\"webhook\": \"" + address + "\", \"message\": \"m\"").errorType());
    }

    @Test
    void aWebhookThatFailsTooOftenIsLeftAlone() {
        cloud.memory();
        answers.addAll(List.of(500, 500));
        String input = "\"webhook\": \"" + address + "\", \"message\": \"m\", \"breaker\": {\"failures\": 2}";
        assertEquals("dev.lockstep.functions.Unavailable", tell(input).errorType());
        assertEquals("dev.lockstep.functions.Unavailable", tell(input).errorType());
        assertEquals("dev.lockstep.functions.CircuitOpen", tell(input).errorType());
        assertEquals(2, sent.size());
    }

    @Test
    void nothingGoesOutUnencrypted() {
        assertEquals(
                "the webhook http://example.com/ must begin with https://",
                tell("\"webhook\": \"http://example.com/\", \"message\": \"m\"").errorMessage());
    }

    private static Lambda.Answer tell(String input) {
        return Lambda.stage(new NotifyHandler(), "tell", "{" + input + "}");
    }

    private HttpServer serve() {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.createContext("/", exchange -> {
                try (exchange) {
                    sent.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                    Integer status = answers.poll();
                    exchange.sendResponseHeaders(status == null ? 200 : status, -1);
                }
            });
            made.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
