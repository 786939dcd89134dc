package dev.lockstep.engine.task.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What a connection of EventBridge adds to the calls that name it. Where a call says something of its own, the
/// connection prevails.
///
public record Connection(
        String name,
        Authorization authorization,
        Map<String, String> headers,
        Map<String, String> query,
        Map<String, String> body) {
    public Connection {
        headers = ordered(headers);
        query = ordered(query);
        body = ordered(body);
    }

    private static Map<String, String> ordered(Map<String, String> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /// A header.
    public record Header(String name, String value) {
        private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

        /// What is made of the connection to the server, and of the body.
        private static final Set<String> MADE = Set.of("host", "connection", "content-length", "expect", "upgrade");

        /// Whether a header of this name can be sent.
        public static boolean isName(String name) {
            return NAME.matcher(name).matches() && !MADE.contains(name.toLowerCase(Locale.ROOT));
        }

        /// Whether a header can have this value.
        public static boolean isValue(String value) {
            return value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 127 && c <= 255));
        }
    }

    @Override
    public String toString() {
        // what it holds is secret
        return "Connection[" + name + "]";
    }
}
