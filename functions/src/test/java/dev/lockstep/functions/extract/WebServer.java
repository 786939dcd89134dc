package dev.lockstep.functions.extract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A web server that answers as a test has said, answer by answer, and remembers what it was asked.
final class WebServer implements AutoCloseable {
    private final HttpServer server;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Map<String, String>> asked = new ArrayList<>();

    WebServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    /// An answer.
    ///
    /// @param length what it says of its length; 0 for chunks
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, Map<String, String> headers, byte[] body, long length) {}

    WebServer then(int status, Map<String, String> headers, byte[] body) {
        return then(new Answer(status, headers, body, body.length == 0 ? -1 : body.length));
    }

    synchronized WebServer then(Answer answer) {
        answers.add(answer);
        return this;
    }

    /// The headers of a request, from the first.
    synchronized Map<String, String> asked(int number) {
        return asked.get(number);
    }

    synchronized int requests() {
        return asked.size();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            asked.add(headers);
            Answer answer = Objects.requireNonNull(answers.poll(), "nobody said what comes now");
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(answer.status(), answer.length());
            if (answer.body().length > 0) {
                exchange.getResponseBody().write(answer.body());
                exchange.getResponseBody().flush();
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
