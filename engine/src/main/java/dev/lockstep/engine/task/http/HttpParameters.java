package dev.lockstep.engine.task.http;

import dev.lockstep.engine.task.InvalidParameters;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The parameters of an HTTP task, as it was written.
///
/// @param query texts, or lists and objects of them
/// @param body a text that is sent as it is, or what is written as the encoding says
record HttpParameters(
        URI endpoint,
        String method,
        String connectionArn,
        Map<String, List<String>> headers,
        Map<String, Object> query,
        Optional<Object> body,
        Encoding encoding) {
    private static final Set<String> FIELDS = Set.of(
            "ApiEndpoint",
            "Method",
            "Authentication",
            "InvocationConfig",
            "Headers",
            "QueryParameters",
            "RequestBody",
            "Transform");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD");

    /// Headers that AWS lets no task set.
    private static final Set<String> FORBIDDEN = Set.of(
            "a-im",
            "accept-charset",
            "accept-datetime",
            "accept-encoding",
            "authorization",
            "cache-control",
            "connection",
            "content-encoding",
            "content-md5",
            "date",
            "expect",
            "forwarded",
            "from",
            "host",
            "http2-settings",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "if-range",
            "if-unmodified-since",
            "max-forwards",
            "origin",
            "pragma",
            "proxy-authorization",
            "referer",
            "server",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via",
            "warning");

    private static final List<String> FORBIDDEN_PREFIXES = List.of("x-forwarded-", "x-amz-", "x-amzn-");

    /// Reads parameters.
    ///
    /// @throws InvalidParameters with all that is wrong about them
    static HttpParameters of(Object arguments) {
        Reading reading = new Reading();
        if (!(arguments instanceof Map<?, ?> map)) {
            throw new InvalidParameters(List.of("The parameters must be an OBJECT"));
        }
        map.keySet().stream()
                .map(String.class::cast)
                .filter(field -> !FIELDS.contains(field))
                .forEach(field -> reading.wrong(InvalidParameters.unknown(field)));
        URI endpoint = reading.endpoint(reading.text(map, "ApiEndpoint"));
        String method = reading.method(reading.text(map, "Method"));
        String connection = reading.connection(map);
        Map<String, List<String>> headers = reading.headers(reading.object(map, "Headers"));
        Map<String, Object> query = reading.object(map, "QueryParameters");
        Encoding encoding = reading.encoding(reading.object(map, "Transform"));
        Optional<Object> body = Optional.ofNullable(map.get("RequestBody"));
        if (encoding != Encoding.NONE && body.isPresent() && !(body.get() instanceof Map)) {
            reading.wrong("The value for the field 'RequestBody' must be an OBJECT to be URL-encoded");
        }
        reading.end();
        return new HttpParameters(endpoint, method, connection, headers, query, body, encoding);
    }

    /// How a body is written: as JSON, or as a form in one of four manners to write lists.
    enum Encoding {
        NONE,
        INDICES,
        REPEAT,
        COMMAS,
        BRACKETS
    }

    /// Reads one field after the other, and collects what is wrong.
    private static final class Reading {
        private static final URI NONE = URI.create("https://localhost");
        private final List<String> wrong = new ArrayList<>();

        void wrong(String reason) {
            wrong.add(reason);
        }

        void end() {
            if (!wrong.isEmpty()) {
                throw new InvalidParameters(wrong);
            }
        }

        String text(Map<?, ?> map, String field) {
            Object value = map.get(field);
            if (value == null) {
                wrong(InvalidParameters.missing(field));
            } else if (!(value instanceof String)) {
                wrong(InvalidParameters.wrongType(field, "a STRING"));
            }
            return value instanceof String text ? text : "";
        }

        Map<String, Object> object(Map<?, ?> map, String field) {
            Object value = map.get(field);
            Map<String, Object> members = new LinkedHashMap<>();
            if (value instanceof Map<?, ?> object) {
                object.forEach((name, member) -> members.put((String) name, member));
            } else if (value != null) {
                wrong(InvalidParameters.wrongType(field, "an OBJECT"));
            }
            return members;
        }

        URI endpoint(String text) {
            if (text.isEmpty()) {
                return NONE;
            }
            return ApiAddress.of(text).orElseGet(() -> {
                wrong("The value for the field 'ApiEndpoint' must be the address of an HTTPS API, or begin with"
                        + " http:// on this machine");
                return NONE;
            });
        }

        String method(String method) {
            if (!method.isEmpty() && !METHODS.contains(method)) {
                wrong("The value for the field 'Method' must be one of "
                        + METHODS.stream().sorted().toList());
            }
            return method;
        }

        String connection(Map<?, ?> map) {
            boolean authenticates = map.containsKey("Authentication");
            if (authenticates == map.containsKey("InvocationConfig")) {
                wrong("Exactly one of the fields 'Authentication' and 'InvocationConfig' is required");
                return "";
            }
            return text(object(map, authenticates ? "Authentication" : "InvocationConfig"), "ConnectionArn");
        }

        Map<String, List<String>> headers(Map<String, Object> given) {
            Map<String, List<String>> headers = new LinkedHashMap<>();
            given.forEach((name, value) -> {
                String lower = name.toLowerCase(Locale.ROOT);
                if (FORBIDDEN.contains(lower) || FORBIDDEN_PREFIXES.stream().anyMatch(lower::startsWith)) {
                    wrong("The header '" + name + "' cannot be set in an HTTP Task");
                } else {
                    headers.put(name, headerValues(name, value));
                }
            });
            return headers;
        }

        private List<String> headerValues(String name, Object value) {
            List<?> values = value instanceof List<?> list ? list : List.of(value);
            List<String> texts = values.stream()
                    .filter(item -> !(item instanceof Map || item instanceof List))
                    .map(Form::text)
                    .filter(Connection.Header::isValue)
                    .toList();
            if (!Connection.Header.isName(name) || texts.size() < values.size()) {
                wrong("The header '" + name + "' must be a STRING or a list of them, without control characters");
            }
            return texts;
        }

        Encoding encoding(Map<String, Object> transform) {
            String encoding = word(transform, "RequestBodyEncoding", "NONE", Set.of("NONE", "URL_ENCODED"));
            String lists = word(
                    object(transform, "RequestEncodingOptions"),
                    "ArrayFormat",
                    "INDICES",
                    Set.of("INDICES", "REPEAT", "COMMAS", "BRACKETS"));
            return encoding.equals("URL_ENCODED") ? Encoding.valueOf(lists) : Encoding.NONE;
        }

        private String word(Map<String, Object> map, String field, String absent, Set<String> words) {
            Object value = map.getOrDefault(field, absent);
            if (value instanceof String word && words.contains(word)) {
                return word;
            }
            wrong("The value for the field '" + field + "' must be one of "
                    + words.stream().sorted().toList());
            return absent;
        }
    }
}
