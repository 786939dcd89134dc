package dev.lockstep.functions.starter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.functions.harness.Lambda;
import dev.lockstep.functions.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// As much of Step Functions as the starter calls: it starts, and refuses a name it has had.
final class StepFunctions {
    record Start(String name, Json.Obj input) {}

    private final HttpServer server;
    private final List<Start> started = new CopyOnWriteArrayList<>();

    private StepFunctions(HttpServer server) {
        this.server = server;
    }

    static StepFunctions start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            StepFunctions steps = new StepFunctions(server);
            server.createContext("/", steps::handle);
            server.start();
            return steps;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Start> started() {
        return List.copyOf(started);
    }

    void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Lambda.Answer request = new Lambda.Answer(false, (Json.Obj) Lambda.json(body));
            String name = request.text("name");
            if (started.stream().anyMatch(start -> start.name().equals(name))) {
                send(exchange, 400, "{\"__type\": \"ExecutionAlreadyExists\", \"message\": \"it exists\"}");
                return;
            }
            started.add(new Start(name, (Json.Obj) Lambda.json(request.text("input"))));
            send(
                    exchange,
                    200,
                    "{\"executionArn\": \"arn:aws:states:eu-central-1:000000000000:execution:orders:" + name
                            + "\", \"startDate\": 1.7e9}");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
