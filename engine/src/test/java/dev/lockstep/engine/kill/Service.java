package dev.lockstep.engine.kill;

import dev.lockstep.engine.value.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// The API of a server that comes and goes: a call that finds nobody is made again.
record Service(URI endpoint, HttpClient client) {
    private static final long PAUSE_NANOS = 20_000_000;
    private static final int PATIENCE = 3_000;

    /// The service refused.
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String body) {
            super(body);
        }
    }

    Map<?, ?> call(String action, Map<?, ?> request) {
        HttpRequest post = HttpRequest.newBuilder(endpoint)
                .header("X-Amz-Target", "AWSStepFunctions." + action)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.writeBytes(request)))
                .build();
        for (int i = 0; i < PATIENCE; i++) {
            try {
                HttpResponse<String> response = client.send(post, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() != 200) {
                    throw new Refused(response.body());
                }
                return (Map<?, ?>) Json.parse(response.body());
            } catch (IOException nobodyThere) {
                LockSupport.parkNanos(PAUSE_NANOS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new UncheckedIOException(new IOException("nobody answers at " + endpoint));
    }
}
