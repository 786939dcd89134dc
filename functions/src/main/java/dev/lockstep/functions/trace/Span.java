package dev.lockstep.functions.trace;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that took time.
///
/// @param parent the span it is a part of
/// @param annotations what traces can be found by: strings, numbers, booleans
/// @param failure why it failed
/// @param ours whether the fault lies with what runs, and not with what it was given
public record Span(
        String trace,
        String id,
        Optional<String> parent,
        String name,
        Instant began,
        Instant ended,
        Map<String, Object> annotations,
        @Nullable Throwable failure,
        boolean ours) {
    public Span {
        annotations = new LinkedHashMap<>(annotations);
    }
}
