package dev.lockstep.engine.task.http;

import dev.lockstep.engine.task.StateFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Sends requests and reads what is answered, up to the size of a payload. Redirections are not followed, as they would
/// carry the secrets of a connection elsewhere.
final class Exchange implements AutoCloseable {
    /// More of an answer is not taken.
    static final int MOST_BYTES = 256 * 1024;

    /// How long AWS waits for an API, whatever the state's own time-out is.
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private @Nullable HttpClient client;

    /// What is answered, with one byte more than there may be, if there are more.
    CompletableFuture<Response> send(HttpRequest request) {
        CompletableFuture<HttpResponse<InputStream>> calling =
                client().sendAsync(request, BodyHandlers.ofInputStream());
        return calling.thenApplyAsync(Exchange::read, Thread::startVirtualThread)
                .orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
                .whenComplete((_, _) -> end(calling));
    }

    private static Response read(HttpResponse<InputStream> response) {
        try (InputStream in = response.body()) {
            return new Response(
                    response.statusCode(), response.headers().map(), ByteBuffer.wrap(in.readNBytes(MOST_BYTES + 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Nobody waits for it any more, or for the rest of it.
    private static void end(CompletableFuture<HttpResponse<InputStream>> calling) {
        calling.cancel(true);
        var _ = calling.thenAccept(response -> {
            try {
                response.body().close();
            } catch (IOException _) {
                // whoever reads it is told
            }
        });
    }

    /// What a failed exchange is for a task.
    static StateFailure failure(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case Tokens.NotGranted refused -> refused.failure();
            case TimeoutException _ -> socket("The HTTP task timed out after " + LONGEST.toSeconds() + " seconds");
            default -> socket(cause.toString());
        };
    }

    private static StateFailure socket(String cause) {
        return StateFailure.of("States.Http.Socket", cause);
    }

    private synchronized HttpClient client() {
        HttpClient there = client;
        if (there == null) {
            there = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            client = there;
        }
        return there;
    }

    /// Ends the connections that calls have left open.
    @Override
    public synchronized void close() {
        HttpClient there = client;
        if (there != null) {
            there.shutdownNow();
        }
    }
}
