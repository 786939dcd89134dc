package dev.lockstep.engine.api.wire;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// An object on its way out. What is absent is left out.
public final class Reply {
    private final Map<String, Object> members = new LinkedHashMap<>();

    public static Reply empty() {
        return new Reply();
    }

    public Reply with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    public Reply with(String name, Optional<?> value) {
        value.ifPresent(present -> members.put(name, present));
        return this;
    }

    public Reply with(String name, Reply inner) {
        members.put(name, inner.members);
        return this;
    }

    /// A moment as seconds since 1970, with milliseconds.
    public Reply date(String name, Instant moment) {
        members.put(name, seconds(moment));
        return this;
    }

    public Reply date(String name, Optional<Instant> moment) {
        moment.ifPresent(present -> date(name, present));
        return this;
    }

    private static double seconds(Instant moment) {
        return moment.toEpochMilli() / 1000.0;
    }

    public Map<String, Object> members() {
        return members;
    }
}
