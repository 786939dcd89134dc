package dev.lockstep.functions.approve;

import dev.lockstep.functions.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a function URL hands to its function, as far as this page reads it.
///
/// @param query what stands behind the question mark
/// @param form what was filled in; empty where there is none
record PageRequest(String method, Map<String, String> query, Map<String, String> form, String from) {
    private static final int LONGEST_FORM = 20_000;

    PageRequest {
        query = Map.copyOf(query);
        form = Map.copyOf(form);
    }

    /// @throws IllegalArgumentException when it is none
    static PageRequest of(Json event) {
        Optional<Json.Obj> http = member(event, "requestContext").flatMap(context -> member(context, "http"));
        String method = http.flatMap(given -> text(given, "method"))
                .orElseThrow(() -> new IllegalArgumentException(
                        "the event has no requestContext.http.method;" + " expected what a function URL hands over"));
        String body = text(event, "body").orElse("");
        if (body.length() > LONGEST_FORM) {
            throw new IllegalArgumentException("the form has more than " + LONGEST_FORM + " characters");
        }
        boolean encoded = event instanceof Json.Obj fields
                && fields.get("isBase64Encoded")
                        .filter(new Json.Bool(true)::equals)
                        .isPresent();
        return new PageRequest(
                method,
                pairs(text(event, "rawQueryString").orElse("")),
                pairs(encoded ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8) : body),
                http.flatMap(given -> text(given, "sourceIp")).orElse("unknown"));
    }

    private static Optional<Json.Obj> member(Json value, String name) {
        return value instanceof Json.Obj fields && fields.get(name).orElse(Json.Null.NULL) instanceof Json.Obj member
                ? Optional.of(member)
                : Optional.empty();
    }

    private static Optional<String> text(Json value, String name) {
        return value instanceof Json.Obj fields
                        && fields.get(name).orElse(Json.Null.NULL) instanceof Json.Str(String text)
                ? Optional.of(text)
                : Optional.empty();
    }

    /// Of a name given twice the last value counts.
    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
