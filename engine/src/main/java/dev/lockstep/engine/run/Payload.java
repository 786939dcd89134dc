package dev.lockstep.engine.run;

import dev.lockstep.engine.value.Json;
import org.jspecify.annotations.Nullable;

/// A value on its way between states, written as text when somebody asks, and at most once: the output of one state is
/// the input of the next.
public final class Payload {
    /// What AWS lets a state hand on, in bytes of UTF-8.
    public static final int MOST_BYTES = 256 * 1024;

    private final Object value;
    private @Nullable String text;
    private long size = -1;

    public Payload(Object value) {
        this.value = value;
    }

    public Object value() {
        return value;
    }

    /// This payload when the value is its own, so that its text is not written again.
    @SuppressWarnings("ReferenceEquality")
    Payload or(Object other) {
        return other == value ? this : new Payload(other);
    }

    public String text() {
        String written = text;
        if (written == null) {
            written = size < 0 ? Json.write(value) : Json.write(value, size);
            text = written;
        }
        return written;
    }

    /// By the text when there is one, which is quicker than by the value, whose size is counted once.
    public boolean isTooLarge() {
        String written = text;
        if (written != null) {
            return Json.isLonger(written, MOST_BYTES);
        }
        if (size < 0) {
            size = Json.size(value);
        }
        return size > MOST_BYTES;
    }
}
