package dev.lockstep.engine.task.http;

import dev.lockstep.engine.task.InvalidParameters;
import dev.lockstep.engine.task.http.Connection.Header;
import dev.lockstep.engine.task.http.HttpParameters.Encoding;
import dev.lockstep.engine.value.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes requests of the parameters of tasks and of what their connections add.
record Requests(String region) {
    /// The most that AWS wants to know of an answer, both ends included.
    private static final String RANGE = "bytes=0-262144";

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String JSON = "application/json; charset=UTF-8";

    /// @param authorization the header that says who calls
    /// @throws InvalidParameters when the two do not fit together
    HttpRequest of(HttpParameters parameters, Connection connection, Optional<Header> authorization) {
        Optional<String> body = body(parameters, connection);
        HttpRequest.Builder request = HttpRequest.newBuilder(address(parameters, connection))
                .method(parameters.method(), body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        headers(parameters, connection, authorization, body.isPresent())
                .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        return request.build();
    }

    private static URI address(HttpParameters parameters, Connection connection) {
        Map<String, Object> query = new LinkedHashMap<>(parameters.query());
        query.putAll(connection.query());
        return Form.asked(parameters.endpoint(), query);
    }

    private Map<String, List<String>> headers(
            HttpParameters parameters, Connection connection, Optional<Header> authorization, boolean hasBody) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(parameters.headers());
        connection.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        authorization.ifPresent(header -> headers.put(header.name(), List.of(header.value())));
        if (hasBody) {
            headers.putIfAbsent(CONTENT_TYPE, List.of(JSON));
        }
        headers.put("User-Agent", List.of("Amazon|StepFunctions|HttpInvoke|" + region));
        headers.put("Range", List.of(RANGE));
        return headers;
    }

    private static Optional<String> body(HttpParameters parameters, Connection connection) {
        if (connection.body().isEmpty()) {
            return parameters.body().map(body -> written(body, parameters.encoding()));
        }
        Map<Object, Object> merged = new LinkedHashMap<>();
        if (parameters.body().isPresent()) {
            if (!(parameters.body().get() instanceof Map<?, ?> members)) {
                throw new InvalidParameters(List.of(
                        "The value for the field 'RequestBody' must be an OBJECT, because the connection adds to it"));
            }
            merged.putAll(members);
        }
        merged.putAll(connection.body());
        return Optional.of(written(merged, parameters.encoding()));
    }

    private static String written(Object body, Encoding encoding) {
        return switch (body) {
            case String text -> text;
            case Map<?, ?> members when encoding != Encoding.NONE -> Form.of(members, encoding);
            default -> Json.write(body);
        };
    }
}
