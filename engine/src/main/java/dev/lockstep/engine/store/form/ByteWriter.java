package dev.lockstep.engine.store.form;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Writes numbers small, moments as the distance to the last one, and a text that was written before as its number.
final class ByteWriter {
    private static final long MICROS = 1_000_000;

    private final Map<String, Integer> texts = new HashMap<>();
    private byte[] bytes = new byte[256];
    private int size;
    private long lastMoment;

    void number(long value) {
        // small ones of either sign take one byte
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            put((byte) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        put((byte) rest);
    }

    void text(String text) {
        Integer known = texts.putIfAbsent(text, texts.size());
        if (known != null) {
            number(known + 1L);
            return;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(0);
        number(encoded.length);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    void moment(Instant moment) {
        long micros = moment.getEpochSecond() * MICROS + moment.getNano() / 1_000;
        number(micros - lastMoment);
        lastMoment = micros;
    }

    private void put(byte next) {
        room(1);
        bytes[size++] = next;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    byte[] written() {
        return Arrays.copyOf(bytes, size);
    }
}
