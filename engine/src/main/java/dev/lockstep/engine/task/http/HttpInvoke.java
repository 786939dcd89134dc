package dev.lockstep.engine.task.http;

import dev.lockstep.engine.task.Integration;
import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.task.TaskRequest;
import dev.lockstep.engine.task.http.Connection.Header;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// `http:invoke`: calls an HTTPS API by a connection of EventBridge.
///
/// An API is called by nobody but who was given a connection, so nothing leaves this machine by accident.
public final class HttpInvoke implements Integration, AutoCloseable {
    private final Map<String, Connection> connections;
    private final Requests requests;
    private final Exchange exchange = new Exchange();
    private final Tokens tokens;

    /// @param connections by their names
    /// @param clock by which tokens expire
    public HttpInvoke(Map<String, Connection> connections, String region, InstantSource clock) {
        this.connections = Map.copyOf(connections);
        this.requests = new Requests(region);
        this.tokens = new Tokens(exchange, clock);
    }

    @Override
    public Object parameters(Object arguments) {
        HttpParameters parameters = HttpParameters.of(arguments);
        connection(parameters).ifPresent(connection -> requests.of(parameters, connection, Optional.empty()));
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
                        connection -> call(parameters, connection, task, answers),
                        () -> answers.fail(StateFailure.of(
                                "Events.ConnectionResource.ResourceNotFound",
                                "There is no connection " + parameters.connectionArn() + " here"
                                        + (connections.isEmpty() ? ": none was given" : ""))));
    }

    private void call(HttpParameters parameters, Connection connection, TaskRequest task, Answers answers) {
        var _ = authorization(connection)
                .thenCompose(header -> exchange.send(requests.of(parameters, connection, header))
                        .whenComplete((response, _) -> heed(connection, header, response)))
                .whenComplete((response, failure) -> {
                    if (failure == null) {
                        tell(response, task, answers);
                    } else {
                        answers.fail(Exchange.failure(failure));
                    }
                });
    }

    private CompletableFuture<Optional<Header>> authorization(Connection connection) {
        return switch (connection.authorization()) {
            case Authorization.None _ -> CompletableFuture.completedFuture(Optional.empty());
            case Authorization.Fixed(Header header) -> CompletableFuture.completedFuture(Optional.of(header));
            case Authorization.Granted grant ->
                tokens.of(connection.name(), grant).thenApply(Optional::of);
        };
    }

    /// As on AWS, whoever tries again after a refusal does so with a new token.
    private void heed(Connection connection, Optional<Header> shown, @Nullable Response response) {
        if (response != null && (response.status() == 401 || response.status() == 407)) {
            shown.ifPresent(header -> tokens.refused(connection.name(), header));
        }
    }

    private static void tell(Response response, TaskRequest task, Answers answers) {
        if (response.body().remaining() > Exchange.MOST_BYTES) {
            answers.fail(task.resultTooLarge());
            return;
        }
        switch (response.result()) {
            case Response.Result.Of(Map<String, Object> output) -> answers.succeed(output);
            case Response.Result.Failed(StateFailure failure) -> answers.fail(failure);
        }
    }

    /// Ends the connections that calls have left open.
    @Override
    public void close() {
        exchange.close();
    }
}
