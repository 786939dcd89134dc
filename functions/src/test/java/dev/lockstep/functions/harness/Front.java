package dev.lockstep.functions.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One address for all services, as a stage sees AWS; it hands requests on to real servers, except where a test has
/// planted a fault.
final class Front {
    private static final Pattern SERVICE = Pattern.compile("Credential=[^/]+/[^/]+/[^/]+/([a-z0-9]+)/");
    private static final Set<String> NOT_COPIED =
            Set.of("host", "content-length", "connection", "expect", "upgrade", "transfer-encoding", "date");

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, URI> services = new ConcurrentHashMap<>();
    private final Map<Fault, AtomicInteger> faults = new ConcurrentHashMap<>();
    final List<Fault.Seen> requests = new CopyOnWriteArrayList<>();

    Front() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void serve(String service, URI target) {
        services.put(service, target);
    }

    void plant(Fault fault) {
        faults.put(fault, new AtomicInteger(fault.times()));
    }

    void heal() {
        faults.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Fault.Seen seen = seen(exchange);
            requests.add(seen);
            Optional<Fault.Kind> fault = fault(seen);
            if (fault.isPresent() && fault.get() == Fault.Kind.DROPPED) {
                return;
            }
            if (fault.isPresent() && fault.get() == Fault.Kind.REFUSED) {
                refuse(exchange, 403, "AccessDenied");
                return;
            }
            if (fault.isPresent() && fault.get() == Fault.Kind.BROKEN) {
                refuse(exchange, 500, "InternalError");
                return;
            }
            if (fault.isPresent() && fault.get() == Fault.Kind.UNPROCESSED) {
                String text = new String(body, StandardCharsets.UTF_8);
                send(exchange, 200, text.replace("\"RequestItems\"", "\"UnprocessedItems\""));
                return;
            }
            HttpResponse<byte[]> answer = forward(exchange, seen.service(), body);
            if (fault.isPresent() && fault.get() == Fault.Kind.SILENT) {
                return;
            }
            if (fault.isPresent() && fault.get() == Fault.Kind.LOST) {
                refuse(exchange, 403, "AccessDenied");
                return;
            }
            answer(exchange, answer, fault.isPresent());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static Fault.Seen seen(HttpExchange exchange) {
        Matcher matcher =
                SERVICE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        String service = matcher.find() ? matcher.group(1) : "s3";
        String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        return new Fault.Seen(
                service,
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                target.substring(target.indexOf('.') + 1));
    }

    private Optional<Fault.Kind> fault(Fault.Seen seen) {
        for (Map.Entry<Fault, AtomicInteger> planted : faults.entrySet()) {
            if (planted.getKey().when().test(seen) && planted.getValue().getAndDecrement() > 0) {
                return Optional.of(planted.getKey().kind());
            }
        }
        return Optional.empty();
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, String service, byte[] body)
            throws IOException, InterruptedException {
        URI target = services.get(service);
        if (target == null) {
            throw new IOException("no server for " + service);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(target + exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_COPIED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer, boolean cut) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!NOT_COPIED.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
        byte[] body = answer.body();
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            answer.headers()
                    .firstValue("content-length")
                    .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
        }
        exchange.sendResponseHeaders(answer.statusCode(), head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            exchange.getResponseBody().write(body, 0, cut ? body.length / 2 : body.length);
        }
    }

    private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        send(
                exchange,
                status,
                "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>planted</Message></Error>");
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, exchange.getRequestMethod().equals("HEAD") ? -1 : body.length);
        if (!exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseBody().write(body);
        }
    }
}
