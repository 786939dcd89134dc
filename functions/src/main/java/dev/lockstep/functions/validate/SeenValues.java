package dev.lockstep.functions.validate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// Remembers values and the line each was first on, in 24 bytes a value whatever its length: 128 bits of its digest
/// stand for it, so that two different values are taken for one less often than the memory itself errs.
final class SeenValues {
    private final MessageDigest digest;
    private long[] slots = new long[3 * 1024];
    private int used;

    SeenValues() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The line this value was first seen on: the given one, when it is new.
    long firstLine(String value, long line) {
        ByteBuffer sum = ByteBuffer.wrap(digest.digest(value.getBytes(StandardCharsets.UTF_8)));
        long high = sum.getLong();
        long low = sum.getLong();
        int slot = find(slots, high, low);
        if (slots[slot + 2] != 0) {
            return slots[slot + 2];
        }
        put(slots, slot, high, low, line);
        used++;
        if (used > slots.length / 5) {
            grow();
        }
        return line;
    }

    private void grow() {
        long[] larger = new long[Math.multiplyExact(slots.length, 2)];
        for (int i = 0; i < slots.length; i += 3) {
            if (slots[i + 2] != 0) {
                put(larger, find(larger, slots[i], slots[i + 1]), slots[i], slots[i + 1], slots[i + 2]);
            }
        }
        Arrays.fill(slots, 0);
        slots = larger;
    }

    private static int find(long[] slots, long high, long low) {
        int places = slots.length / 3;
        int place = (int) Long.remainderUnsigned(high, places);
        while (slots[place * 3 + 2] != 0 && (slots[place * 3] != high || slots[place * 3 + 1] != low)) {
            place = (place + 1) % places;
        }
        return place * 3;
    }

    private static void put(long[] slots, int slot, long high, long low, long line) {
        slots[slot] = high;
        slots[slot + 1] = low;
        slots[slot + 2] = line;
    }
}
