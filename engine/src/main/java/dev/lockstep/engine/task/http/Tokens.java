package dev.lockstep.engine.task.http;

import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.task.http.Authorization.Granted;
import dev.lockstep.engine.task.http.Connection.Header;
import dev.lockstep.engine.task.http.HttpParameters.Encoding;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import java.io.Serial;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;

/// The tokens by which connections are authorized: asked for when a call first needs one, and again a minute before
/// they expire or after an API has refused them.
final class Tokens {
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Exchange exchange;
    private final InstantSource clock;
    private final Map<String, CompletableFuture<Token>> byConnection = new ConcurrentHashMap<>();

    private record Token(Header header, Instant until) {}

    Tokens(Exchange exchange, InstantSource clock) {
        this.exchange = exchange;
        this.clock = clock;
    }

    /// An authorization server has not granted a token.
    static final class NotGranted extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient StateFailure failure;

        NotGranted(StateFailure failure) {
            super(null, null, false, false);
            this.failure = failure;
        }

        StateFailure failure() {
            return failure;
        }
    }

    /// The header that authorizes a call; fails with [NotGranted], or as an exchange does.
    CompletableFuture<Header> of(String connection, Granted grant) {
        return byConnection
                .compute(connection, (_, known) -> known != null && isGood(known) ? known : ask(connection, grant))
                .thenApply(Token::header);
    }

    /// Somebody who was shown the token refused it; another one may have been granted since.
    void refused(String connection, Header header) {
        byConnection.computeIfPresent(
                connection,
                (_, known) -> known.state() == Future.State.SUCCESS
                                && known.resultNow().header().equals(header)
                        ? null
                        : known);
    }

    private boolean isGood(CompletableFuture<Token> known) {
        return switch (known.state()) {
            case RUNNING -> true;
            case SUCCESS -> clock.instant().isBefore(known.resultNow().until());
            case FAILED, CANCELLED -> false;
        };
    }

    private CompletableFuture<Token> ask(String connection, Granted grant) {
        Instant now = clock.instant();
        return exchange.send(request(grant)).thenApply(response -> token(connection, response, now));
    }

    /// As RFC 6749 has it (section 4.4), with the client's credentials beside the other parameters.
    private static HttpRequest request(Granted grant) {
        Map<String, String> credentials = new LinkedHashMap<>();
        credentials.put("grant_type", "client_credentials");
        credentials.put("client_id", grant.clientId());
        credentials.put("client_secret", grant.clientSecret());
        boolean inQuery = grant.method().equals("GET");
        Map<String, String> query = new LinkedHashMap<>(inQuery ? credentials : Map.of());
        query.putAll(grant.query());
        Map<String, String> body = new LinkedHashMap<>(inQuery ? Map.of() : credentials);
        body.putAll(grant.body());
        HttpRequest.Builder request = HttpRequest.newBuilder(Form.asked(grant.endpoint(), query));
        if (body.isEmpty()) {
            request.method(grant.method(), BodyPublishers.noBody());
        } else {
            request.method(grant.method(), BodyPublishers.ofString(Form.of(body, Encoding.REPEAT)));
            request.setHeader("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");
        }
        grant.headers().forEach(request::setHeader);
        return request.build();
    }

    private static Token token(String connection, Response response, Instant now) {
        if (response.status() < 200 || response.status() > 299) {
            throw notGranted(connection, response.status(), "answers " + response.status());
        }
        Object document = document(connection, response);
        if (!(document instanceof Map<?, ?> members
                && members.get("access_token") instanceof String token
                && Header.isValue(token))) {
            throw notGranted(connection, 401, "answers without an access_token");
        }
        Duration life = members.get("expires_in") instanceof Number seconds
                ? Duration.ofSeconds(seconds.longValue())
                : Duration.ofDays(1);
        return new Token(new Header("Authorization", "Bearer " + token), now.plus(life.minus(MARGIN)));
    }

    private static Object document(String connection, Response response) {
        try {
            return Json.parse(
                    StandardCharsets.UTF_8.decode(response.body().duplicate()).toString());
        } catch (InvalidJson _) {
            throw notGranted(connection, 401, "answers with what is no JSON");
        }
    }

    private static NotGranted notGranted(String connection, int status, String what) {
        return new NotGranted(StateFailure.of(
                "States.Http.StatusCode." + status,
                "The connection " + connection + " is not authorized: its authorization endpoint " + what));
    }
}
