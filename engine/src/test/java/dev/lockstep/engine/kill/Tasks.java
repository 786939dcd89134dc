package dev.lockstep.engine.kill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.engine.value.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The functions, outside of the server that is killed: they count who calls them, and what they know to be over.
final class Tasks implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Service service;
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final Set<String> completed = ConcurrentHashMap.newKeySet();
    private final Set<String> mended = ConcurrentHashMap.newKeySet();
    private final List<String> calledAgain = new CopyOnWriteArrayList<>();

    Tasks(Service service) throws IOException {
        this.service = service;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
        server.createContext("/", this::answer);
        server.setExecutor(workers);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<?, ?> payload = (Map<?, ?>) Json.parse(exchange.getRequestBody().readAllBytes());
            String key = String.valueOf(payload.get("key"));
            int call = count(key);
            String path = exchange.getRequestURI().getPath();
            Object answer = payload;
            if (path.contains("flaky") && key.endsWith("/F0")) {
                exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
                answer = Map.of("errorType", "Flaky", "errorMessage", "call " + call);
            }
            if (path.contains("broken") && !mended.contains(key)) {
                exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
                answer = Map.of("errorType", "Broken", "errorMessage", "not mended");
            }
            if (payload.get("token") instanceof String token) {
                workers.execute(() -> answerLater(token, key));
            }
            byte[] body = Json.writeBytes(answer);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private int count(String key) {
        if (completed.contains(key)) {
            calledAgain.add(key);
        }
        return Objects.requireNonNull(calls.merge(key, 1, Integer::sum));
    }

    /// From now on the broken function succeeds for this key.
    void mend(String key) {
        mended.add(key);
    }

    /// Does a task that was fetched.
    void answer(String key, String token) {
        count(key);
        answerLater(token, key);
    }

    /// Whoever gets an answer to its answer does not answer again; a token that is unknown was answered before, or its
    /// time was over.
    private void answerLater(String token, String key) {
        try {
            service.call("SendTaskSuccess", Map.of("taskToken", token, "output", Json.write(key)));
        } catch (Service.Refused refused) {
            if (!String.valueOf(refused.getMessage()).contains("InvalidToken")
                    && !String.valueOf(refused.getMessage()).contains("TaskTimedOut")) {
                throw refused;
            }
        }
    }

    /// Somebody has seen that this task is over: from now on nobody may call it.
    void complete(String key) {
        completed.add(key);
    }

    List<String> calledAgainWhenOver() {
        return calledAgain;
    }

    long calledTwiceInFlight() {
        return calls.entrySet().stream()
                .filter(entry -> entry.getValue() > (mended.contains(entry.getKey()) ? 2 : 1))
                .count();
    }

    long called() {
        return calls.size();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
