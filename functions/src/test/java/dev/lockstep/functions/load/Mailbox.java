package dev.lockstep.functions.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.functions.harness.Lambda;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// As much of SQS and EventBridge as a load calls: it keeps what it takes, and refuses entries that a test names.
final class Mailbox {
    /// What a batch entry is refused for.
    record Refusal(Predicate<String> entry, String code, boolean senderFault, AtomicInteger times) {}

    private final HttpServer server;
    final List<Json.Obj> taken = new CopyOnWriteArrayList<>();
    final List<Integer> batches = new CopyOnWriteArrayList<>();
    final List<Refusal> refusals = new CopyOnWriteArrayList<>();

    private Mailbox(HttpServer server) {
        this.server = server;
    }

    static Mailbox start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Mailbox mailbox = new Mailbox(server);
            server.createContext("/", mailbox::handle);
            server.start();
            return mailbox;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void refuse(Predicate<String> entry, String code, boolean senderFault, int times) {
        refusals.add(new Refusal(entry, code, senderFault, new AtomicInteger(times)));
    }

    void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Json.Obj request = (Json.Obj) Lambda.json(body);
            List<Json> entries = ((Json.Arr) request.get("Entries").orElseThrow()).items();
            batches.add(entries.size());
            boolean queue =
                    exchange.getRequestHeaders().getFirst("X-Amz-Target").equals("AmazonSQS.SendMessageBatch");
            byte[] answer = JsonText.text(queue ? messages(request, entries) : events(entries))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private Json messages(Json.Obj request, List<Json> entries) {
        List<Json> failed = new ArrayList<>();
        List<Json> successful = new ArrayList<>();
        for (Json entry : entries) {
            Json id = ((Json.Obj) entry).get("Id").orElseThrow();
            Refusal refusal = refusal(entry);
            if (refusal == null) {
                Map<String, Json> with = new LinkedHashMap<>(((Json.Obj) entry).fields());
                with.put("QueueUrl", request.get("QueueUrl").orElseThrow());
                taken.add(new Json.Obj(with));
                successful.add(new Json.Obj(Map.of("Id", id)));
            } else {
                failed.add(new Json.Obj(Map.of(
                        "Id", id, "Code", Json.of(refusal.code()), "SenderFault", Json.of(refusal.senderFault()))));
            }
        }
        return new Json.Obj(Map.of("Successful", new Json.Arr(successful), "Failed", new Json.Arr(failed)));
    }

    private Json events(List<Json> entries) {
        List<Json> results = new ArrayList<>();
        for (Json entry : entries) {
            Refusal refusal = refusal(entry);
            if (refusal == null) {
                taken.add((Json.Obj) entry);
                results.add(new Json.Obj(Map.of("EventId", Json.of("e"))));
            } else {
                results.add(
                        new Json.Obj(Map.of("ErrorCode", Json.of(refusal.code()), "ErrorMessage", Json.of("planted"))));
            }
        }
        return new Json.Obj(Map.of("FailedEntryCount", Json.of(0), "Entries", new Json.Arr(results)));
    }

    private @Nullable Refusal refusal(Json entry) {
        String text = JsonText.text(entry);
        return refusals.stream()
                .filter(refusal -> refusal.entry().test(text) && refusal.times().getAndDecrement() > 0)
                .findFirst()
                .orElse(null);
    }
}
