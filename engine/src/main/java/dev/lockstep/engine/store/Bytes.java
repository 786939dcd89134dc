package dev.lockstep.engine.store;

import java.util.Arrays;

/// Bytes that nobody changes any more; the same when they are the same.
public final class Bytes {
    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /// Whoever hands the bytes over does not touch them again.
    public static Bytes of(byte[] content) {
        return new Bytes(content);
    }

    /// To be read only.
    public byte[] content() {
        return content;
    }

    public int size() {
        return content.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }
}
