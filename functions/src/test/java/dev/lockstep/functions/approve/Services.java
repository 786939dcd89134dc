package dev.lockstep.functions.approve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.functions.harness.Lambda;
import dev.lockstep.functions.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// As much of SNS and Step Functions as an approval calls: it keeps what it is told, and refuses when a test says so.
final class Services {
    /// A call of Step Functions.
    record Told(String action, Lambda.Answer request) {}

    private final HttpServer server;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final List<String> published = new CopyOnWriteArrayList<>();
    private final Deque<String> refusals = new ArrayDeque<>();
    private final Set<String> answered = new HashSet<>();

    private Services(HttpServer server) {
        this.server = server;
    }

    static Services start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Services services = new Services(server);
            server.createContext("/", services::handle);
            server.start();
            return services;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    /// What was published last, by protocol.
    Lambda.Answer letter() {
        String form = URLDecoder.decode(published.getLast(), StandardCharsets.UTF_8);
        String messages = form.substring(form.indexOf("{\"default\""));
        return new Lambda.Answer(false, (Json.Obj) Lambda.json(messages));
    }

    int letters() {
        return published.size();
    }

    /// Refuses the next call of Step Functions with an error of that name.
    synchronized void refuse(String error) {
        refusals.add(error);
    }

    void stop() {
        server.stop(0);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Optional<String> target =
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            if (target.isEmpty()) {
                published.add(body);
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            told.add(new Told(target.get().substring(target.get().indexOf('.') + 1), new Lambda.Answer(false, (Json.Obj)
                    Lambda.json(body))));
            String token = told.getLast().request().text("taskToken");
            String refusal = refusals.isEmpty() && !answered.add(token) ? "TaskDoesNotExist" : refusals.poll();
            byte[] answer =
                    (refusal == null ? "{}" : "{\"__type\": \"" + refusal + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(refusal == null ? 200 : 400, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
