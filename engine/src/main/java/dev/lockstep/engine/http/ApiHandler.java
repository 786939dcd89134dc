package dev.lockstep.engine.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.lockstep.engine.api.StepFunctionsApi;
import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// JSON 1.0: the header `X-Amz-Target` names the action, the body is its request.
final class ApiHandler implements HttpHandler {
    private static final String TARGET = "X-Amz-Target";
    private static final String SERVICE = "AWSStepFunctions.";
    private static final Pattern PORT = Pattern.compile(":\\d+$");
    private static final int LARGEST_BODY = 4 * 1024 * 1024;
    private static final int PIECE = 64 * 1024;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final StepFunctionsApi api;
    private final Supplier<String> requestIds;

    ApiHandler(StepFunctionsApi api, Supplier<String> requestIds) {
        this.api = api;
        this.requestIds = requestIds;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = 200;
            Object body;
            try {
                body = answer(exchange);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError thrown) {
                WireFailure failure = WireFailure.of(thrown);
                status = failure.status();
                body = failure.body();
                exchange.getResponseHeaders().set("x-amzn-ErrorType", failure.code());
            }
            send(exchange, status, Json.writeBytes(body));
        }
    }

    private Object answer(HttpExchange exchange) throws IOException {
        refuseForeigners(exchange.getRequestHeaders());
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            drain(exchange.getRequestBody());
            throw new ApiFailure("RequestEntityTooLargeException", "The request is larger than " + LARGEST_BODY);
        }
        Object request = body.length == 0 ? Map.of() : Json.parse(body);
        if (!(request instanceof Map<?, ?> members)) {
            throw new ApiFailure("SerializationException", "The request is no JSON object");
        }
        return api.handle(action(exchange.getRequestHeaders().getFirst(TARGET)), members);
    }

    /// A page in a browser may not call what listens on its reader's loopback, whatever name it found for it.
    private static void refuseForeigners(Headers headers) {
        String host = PORT.matcher(String.valueOf(headers.getFirst("Host"))).replaceFirst("");
        if (headers.containsKey("Origin") || !LOOPBACK.contains(host)) {
            throw new ApiFailure(
                    "AccessDeniedException", "Calls come from this machine, without an Origin; the Host was " + host);
        }
    }

    /// Reads on for a while: a client that is still sending would not see the answer. It does not skip, which not every
    /// server's stream ends at the end of the body.
    private static void drain(InputStream body) throws IOException {
        byte[] nobodyReads = new byte[PIECE];
        long left = 8L * LARGEST_BODY;
        for (int read = 0; left > 0 && read >= 0; left -= read) {
            read = body.read(nobodyReads);
        }
    }

    private static String action(@Nullable String target) {
        if (target == null || !target.startsWith(SERVICE)) {
            throw new ApiFailure("UnknownOperationException", "The header " + TARGET + " names no action: " + target);
        }
        return target.substring(SERVICE.length());
    }

    private void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/x-amz-json-1.0");
        headers.set("x-amzn-RequestId", requestIds.get());
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
