package dev.lockstep.functions.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The API by which Lambda hands invocations to a runtime, as "Using the Lambda runtime API" tells of it: one client
/// asks for the next, and answers it or reports its error.
final class RuntimeApi implements AutoCloseable {
    static final String TRACE = "Root=1-6955b900-123456789012345678901234;Parent=53995c3f42cd8ad8;Sampled=1";

    private static final String ROOT = "/2018-06-01/runtime/";

    private final HttpServer server;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

    record Event(String id, String payload, Duration time) {}

    /// What a runtime has said.
    ///
    /// @param path behind `/runtime/`
    record Heard(String path, String body) {}

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(ROOT, this::handle);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// Hands an invocation to the runtime and waits for what it says.
    Heard invoke(Event event) throws InterruptedException {
        events.add(event);
        @Nullable Heard answer = heard.poll(60, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("the runtime says nothing about " + event.id());
        }
        return answer;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(ROOT.length());
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!path.equals("invocation/next")) {
                heard.add(new Heard(path, body));
                exchange.sendResponseHeaders(202, -1);
                return;
            }
            Event event = events.take();
            var headers = exchange.getResponseHeaders();
            headers.set("Lambda-Runtime-Aws-Request-Id", event.id());
            headers.set(
                    "Lambda-Runtime-Deadline-Ms",
                    Long.toString(Instant.now().plus(event.time()).toEpochMilli()));
            headers.set(
                    "Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-central-1:000000000000:function:asked");
            headers.set("Lambda-Runtime-Trace-Id", TRACE);
            headers.set("Content-Type", "application/json");
            byte[] payload = event.payload().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, payload.length);
            exchange.getResponseBody().write(payload);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
