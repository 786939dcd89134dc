package dev.lockstep.functions.trace;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Which trace an invocation belongs to, as Lambda tells it: `Root=1-…;Parent=…;Sampled=1`.
///
/// @param root the id of the trace
/// @param parent what the next span belongs under
public record TraceHeader(String root, Optional<String> parent, boolean sampled) {

    /// Reads a header; nothing when it names no trace.
    public static Optional<TraceHeader> parse(String header) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : header.split(";", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(
                        field.substring(0, equals).strip(),
                        field.substring(equals + 1).strip());
            }
        }
        return Optional.ofNullable(fields.get("Root"))
                .filter(root -> root.matches("1-[0-9a-f]{8}-[0-9a-f]{24}"))
                .map(root -> new TraceHeader(
                        root,
                        Optional.ofNullable(fields.get("Parent")).filter(id -> id.matches("[0-9a-f]{16}")),
                        "1".equals(fields.get("Sampled"))));
    }
}
