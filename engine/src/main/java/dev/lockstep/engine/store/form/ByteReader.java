package dev.lockstep.engine.store.form;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Reads what a [ByteWriter] wrote.
final class ByteReader {
    private static final long MICROS = 1_000_000;

    private final byte[] bytes;
    private final List<String> texts = new ArrayList<>();
    private int place;
    private long lastMoment;

    ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    long number() {
        long rest = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[place++];
            rest |= (next & 0x7fL) << shift;
            shift += 7;
        } while (next < 0);
        return (rest >>> 1) ^ -(rest & 1);
    }

    int count() {
        return Math.toIntExact(number());
    }

    String text() {
        int known = count();
        if (known > 0) {
            return texts.get(known - 1);
        }
        int length = count();
        String text = new String(bytes, place, length, StandardCharsets.UTF_8);
        place += length;
        texts.add(text);
        return text;
    }

    Instant moment() {
        lastMoment += number();
        return Instant.ofEpochSecond(Math.floorDiv(lastMoment, MICROS), Math.floorMod(lastMoment, MICROS) * 1_000);
    }
}
