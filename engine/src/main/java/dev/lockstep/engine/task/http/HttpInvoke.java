package dev.lockstep.engine.task.http;

import dev.lockstep.engine.task.Integration;
import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.task.TaskRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// `http:invoke`: calls an HTTPS API by a connection of EventBridge.
///
/// An API is called by nobody but who was given a connection, so nothing leaves this machine by accident. Redirections
/// are not followed, as they would carry the connection's secrets elsewhere.
public final class HttpInvoke implements Integration, AutoCloseable {
    private static final int MOST_BYTES = 256 * 1024;

    /// How long AWS waits for an API, whatever the state's own time-out is.
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Map<String, Connection> connections;
    private final Requests requests;
    private @Nullable HttpClient client;

    /// @param connections by their names
    public HttpInvoke(Map<String, Connection> connections, String region) {
        this.connections = Map.copyOf(connections);
        this.requests = new Requests(region);
    }

    @Override
    public Object parameters(Object arguments) {
        HttpParameters parameters = HttpParameters.of(arguments);
        connection(parameters).ifPresent(connection -> requests.of(parameters, connection));
        return arguments;
    }

    /// An ARN ends with the connection's name, a slash, and what tells connections of that name apart.
    private Optional<Connection> connection(HttpParameters parameters) {
        String[] parts = parameters.connectionArn().split(":connection/", 2);
        return parts.length < 2 ? Optional.empty() : Optional.ofNullable(connections.get(parts[1].split("/", 2)[0]));
    }

    @Override
    public void start(TaskRequest task, Answers answers) {
        HttpParameters parameters = HttpParameters.of(task.parameters());
        connection(parameters)
                .ifPresentOrElse(
                        connection -> call(requests.of(parameters, connection), task, answers),
                        () -> answers.fail(StateFailure.of(
                                "Events.ConnectionResource.ResourceNotFound",
                                "There is no connection " + parameters.connectionArn() + " here"
                                        + (connections.isEmpty() ? ": none was given" : ""))));
    }

    private void call(HttpRequest request, TaskRequest task, Answers answers) {
        CompletableFuture<HttpResponse<InputStream>> calling =
                client().sendAsync(request, BodyHandlers.ofInputStream());
        var _ = calling.thenApplyAsync(HttpInvoke::read, Thread::startVirtualThread)
                .orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
                .whenComplete((response, failure) -> {
                    end(calling);
                    if (failure == null) {
                        tell(response, task, answers);
                    } else {
                        answers.fail(socketFailure(failure));
                    }
                });
    }

    /// One byte more than there may be, if there are more.
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

    private static void tell(Response response, TaskRequest task, Answers answers) {
        if (response.body().remaining() > MOST_BYTES) {
            answers.fail(task.resultTooLarge());
            return;
        }
        switch (response.result()) {
            case Response.Result.Of(Map<String, Object> output) -> answers.succeed(output);
            case Response.Result.Failed(StateFailure failure) -> answers.fail(failure);
        }
    }

    private static StateFailure socketFailure(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return StateFailure.of(
                "States.Http.Socket",
                cause instanceof TimeoutException
                        ? "The HTTP task timed out after " + LONGEST.toSeconds() + " seconds"
                        : cause.toString());
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
