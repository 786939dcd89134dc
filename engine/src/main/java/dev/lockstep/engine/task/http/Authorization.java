package dev.lockstep.engine.task.http;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// By what a call shows who makes it.
public sealed interface Authorization {

    /// By nothing.
    record None() implements Authorization {}

    /// By a header that stays the same.
    record Fixed(Connection.Header header) implements Authorization {
        @Override
        public String toString() {
            return "Fixed[" + header.name() + "]";
        }
    }

    /// By a token, which an authorization server grants to a client that it knows (OAuth 2.0, client credentials).
    ///
    /// @param headers what else the server is sent, as the query and the body
    record Granted(
            URI endpoint,
            String method,
            String clientId,
            String clientSecret,
            Map<String, String> headers,
            Map<String, String> query,
            Map<String, String> body)
            implements Authorization {
        public Granted {
            headers = ordered(headers);
            query = ordered(query);
            body = ordered(body);
        }

        private static Map<String, String> ordered(Map<String, String> map) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(map));
        }

        @Override
        public String toString() {
            // what it holds is secret
            return "Granted[" + endpoint + "]";
        }
    }
}
