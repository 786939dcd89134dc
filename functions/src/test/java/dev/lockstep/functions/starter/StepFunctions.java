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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// As much of Step Functions as the starter calls: it starts, refuses a name it has had, and tells how a run stands.
final class StepFunctions {
    record Start(String name, Json.Obj input) {}

    private final HttpServer server;
    private final List<Start> started = new CopyOnWriteArrayList<>();
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();

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

    /// The names of the runs that are under way.
    List<String> running() {
        return started.stream().map(Start::name).filter(running::contains).toList();
    }

    /// How many have been under way at once.
    int most() {
        return most.get();
    }

    /// Ends a run; nobody is told.
    void end(String name) {
        running.remove(name);
    }

    /// Refuses the next calls.
    void refuse(int calls) {
        refusals.set(calls);
    }

    void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Lambda.Answer request = new Lambda.Answer(false, (Json.Obj) Lambda.json(body));
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                send(exchange, 400, "{\"__type\": \"StateMachineDoesNotExist\"}");
            } else if (exchange.getRequestHeaders().getFirst("X-Amz-Target").endsWith("DescribeExecution")) {
                describe(exchange, request.text("executionArn"));
            } else {
                start(exchange, request);
            }
        }
    }

    private void describe(HttpExchange exchange, String arn) throws IOException {
        String name = arn.substring(arn.lastIndexOf(':') + 1);
        if (started.stream().noneMatch(start -> start.name().equals(name))) {
            send(exchange, 400, "{\"__type\": \"ExecutionDoesNotExist\"}");
            return;
        }
        send(exchange, 200, "{\"status\": \"" + (running.contains(name) ? "RUNNING" : "SUCCEEDED") + "\"}");
    }

    private synchronized void start(HttpExchange exchange, Lambda.Answer request) throws IOException {
        String name = request.text("name");
        if (started.stream().anyMatch(start -> start.name().equals(name))) {
            send(exchange, 400, "{\"__type\": \"ExecutionAlreadyExists\", \"message\": \"it exists\"}");
            return;
        }
        started.add(new Start(name, (Json.Obj) Lambda.json(request.text("input"))));
        running.add(name);
        most.accumulateAndGet(running.size(), Math::max);
        send(
                exchange,
                200,
                "{\"executionArn\": \"arn:aws:states:eu-central-1:000000000000:execution:orders:" + name
                        + "\", \"startDate\": 1.7e9}");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
