package dev.lockstep.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// The one port: gives every request to the service its signature names, and writes the answer.
///
/// Only loopback is bound. A web page in a browser on this machine could still send requests here, so those that carry
/// an `Origin`, lack a signature, or name a host that is not this one are refused.
public final class Gateway implements AutoCloseable {

    static {
        // the JDK's, whatever else lies on the class path: it reads on after a refusal, so the client reads the refusal
        System.setProperty("com.sun.net.httpserver.HttpServerProvider", "sun.net.httpserver.DefaultHttpServerProvider");
        // the JDK's server would otherwise wait up to 40 ms for the acknowledgement of a half-filled packet
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // a client still sending when it is refused reads the refusal only if we read what it sends
        System.setProperty("sun.net.httpserver.drainAmount", Long.toString(64L * 1024 * 1024));
    }

    private final HttpServer server;
    // no virtual threads: the thread that polls sockets for them costs 0.3 s when the process ends
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("lockstep-cloud-", 0).factory());
    private final Map<String, Service> services;
    private final Supplier<String> ids;

    private Gateway(HttpServer server, Map<String, Service> services, Supplier<String> ids) {
        this.server = server;
        this.services = Map.copyOf(services);
        this.ids = ids;
    }

    /// Listens from now on.
    ///
    /// @param port 0 for any free one
    /// @param services by the name in the credential scope
    public static Gateway open(int port, Map<String, Service> services, Supplier<String> ids) throws IOException {
        InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 256);
        var gateway = new Gateway(server, services, ids);
        server.setExecutor(gateway.threads);
        server.createContext("/", gateway::serve);
        server.start();
        return gateway;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        String id = ids.get();
        try (exchange) {
            Reply reply = answer(id, exchange);
            write(exchange, reply.with("x-amz-request-id", id).with("x-amzn-RequestId", id));
        }
    }

    private Reply answer(String id, HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        Request request;
        try {
            request = new Request(
                    id,
                    exchange.getRequestMethod(),
                    Request.decode(rawPath(uri), false),
                    Request.parseQuery(Optional.ofNullable(uri.getRawQuery()).orElse("")),
                    anyCase(exchange.getRequestHeaders()),
                    exchange.getRequestBody());
        } catch (IllegalArgumentException malformed) {
            return Refusal.INVALID_URI.reply(String.valueOf(malformed.getMessage()));
        }
        Optional<Reply> refusal = Refusal.foreign(request);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return route(request);
    }

    /// A path that begins with two slashes is read as if it named a host.
    private static String rawPath(URI uri) {
        String path = Optional.ofNullable(uri.getRawPath()).orElse("/");
        return uri.getScheme() == null && uri.getRawAuthority() != null ? "//" + uri.getRawAuthority() + path : path;
    }

    private static Map<String, List<String>> anyCase(Map<String, List<String>> headers) {
        var sorted = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        return sorted;
    }

    private Reply route(Request request) throws IOException {
        Optional<CredentialScope> scope = CredentialScope.of(request);
        if (scope.isEmpty()) {
            return Refusal.MISSING_AUTHENTICATION_TOKEN.reply(
                    "the request has no signature (version 4) that names a service; configure any access key");
        }
        String name = scope.get().service();
        Service service = services.get(name);
        if (service == null) {
            return Refusal.SERVICE_NOT_LOCAL.reply("service '" + name + "' is not part of the local cloud; it has "
                    + services.keySet().stream().sorted().toList());
        }
        try {
            return service.answer(request);
        } catch (RuntimeException | Error ours) {
            return Refusal.INTERNAL_FAILURE.reply(name + ": " + ours);
        }
    }

    private static void write(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(header -> exchange.getResponseHeaders().add(header.getKey(), header.getValue()));
        Reply.Body body = reply.body();
        boolean withoutBody = exchange.getRequestMethod().equals("HEAD") || body.length() == 0;
        switch (body) {
            case Reply.Body.Text text -> {
                start(exchange, reply, withoutBody);
                if (!withoutBody) {
                    exchange.getResponseBody().write(text.bytes());
                }
            }
            case Reply.Body.Stream(long _, Reply.Source source) -> {
                try (source) {
                    start(exchange, reply, withoutBody);
                    if (!withoutBody) {
                        OutputStream out = exchange.getResponseBody();
                        source.writeTo(out);
                    }
                }
            }
        }
    }

    private static void start(HttpExchange exchange, Reply reply, boolean withoutBody) throws IOException {
        long length = reply.body().length();
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
        }
        exchange.sendResponseHeaders(reply.status(), withoutBody ? -1 : length);
    }

    /// Stops listening at once; requests under way lose their connection, and services close after them.
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        services.values().forEach(Service::close);
    }
}
