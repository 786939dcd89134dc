package dev.lockstep.infra.kept;

import dev.lockstep.pipeline.Place;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A digest of values, down to the last component of their records: equal for equal values, and for no others. Every
/// part is written with its type and its length, so that no two values run into the same bytes.
///
/// Places are left out: nothing is drawn from where something stands, and a comment more above it changes nothing.
public final class Fingerprint {

    private final MessageDigest digest;

    public Fingerprint() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Goes into the digest, whole.
    ///
    /// @throws IllegalArgumentException for a kind of value that nobody has said how to compare
    public Fingerprint add(@Nullable Object value) {
        switch (value) {
            case null -> part("null", "");
            case Place _ -> {}
            case Record fields -> components(fields);
            case Enum<?> constant -> part(constant.getDeclaringClass().getName(), constant.name());
            case CharSequence text -> part("text", text.toString());
            case Number number -> part(number.getClass().getName(), number.toString());
            case Boolean truth -> part("truth", truth.toString());
            case Duration time -> part("time", time.toString());
            case Optional<?> some -> add(some.orElse(null));
            case OptionalInt some -> part("optional number", some.toString());
            case Collection<?> items -> {
                part("items", String.valueOf(items.size()));
                items.forEach(this::add);
            }
            case Map<?, ?> entries -> {
                part("entries", String.valueOf(entries.size()));
                entries.forEach((key, entry) -> add(key).add(entry));
            }
            default -> throw new IllegalArgumentException("no fingerprint of a " + value.getClass());
        }
        return this;
    }

    /// Bytes, those of a file, say.
    public Fingerprint add(ByteBuffer bytes) {
        part("bytes", String.valueOf(bytes.remaining()));
        digest.update(bytes);
        return this;
    }

    private void components(Record fields) {
        var components = fields.getClass().getRecordComponents();
        part(fields.getClass().getName(), String.valueOf(components.length));
        for (var component : components) {
            add(read(component, fields));
        }
    }

    private static @Nullable Object read(RecordComponent component, Record from) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(from);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void part(String kind, String text) {
        write(kind);
        write(text);
    }

    private void write(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    /// The digest of all that was added; to be asked for once.
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
