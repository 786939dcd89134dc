package dev.lockstep.engine.task;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A server that answers what it was told to, in this order, and records what it was asked.
final class RecordingServer implements AutoCloseable {
    private final HttpServer server;
    private final Deque<Map<?, ?>> answers = new ArrayDeque<>();
    private final List<Map<String, Object>> requests = new ArrayList<>();

    RecordingServer(List<?> answers) {
        answers.forEach(answer -> this.answers.add((Map<?, ?>) answer));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// What was asked: method, path with its query, body (JSON where it is JSON), and the headers.
    synchronized List<Map<String, Object>> requests() {
        return List.copyOf(requests);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, Object> request = new LinkedHashMap<>();
            request.put("method", exchange.getRequestMethod());
            request.put("path", exchange.getRequestURI().toString());
            request.put("body", body(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            Map<String, Object> headers = new LinkedHashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            request.put("headers", headers);
            requests.add(request);
            send(exchange, answers.isEmpty() ? Map.of("status", 500) : answers.remove());
        }
    }

    private static void send(HttpExchange exchange, Map<?, ?> answer) throws IOException {
        if (answer.get("headers") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> exchange.getResponseHeaders().add((String) name, (String) value));
        }
        Object given = answer.containsKey("body") ? answer.get("body") : "";
        byte[] body = given instanceof String text
                ? text.repeat(answer.get("times") instanceof Number times ? times.intValue() : 1)
                        .getBytes(StandardCharsets.UTF_8)
                : Json.writeBytes(known(given));
        int status = ((Number) known(answer.get("status"))).intValue();
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static Object known(@Nullable Object value) {
        return Objects.requireNonNull(value);
    }

    private static Object body(String text) {
        try {
            return Json.parse(text);
        } catch (InvalidJson _) {
            return text;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
