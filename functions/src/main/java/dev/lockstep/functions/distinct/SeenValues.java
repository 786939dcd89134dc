package dev.lockstep.functions.distinct;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.checksum.Checksums;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/// Remembers values and a number with each, the line it was on, in 24 bytes a value whatever its length: 128 bits of
/// its digest stand for it, so that two different values are taken for one less often than the memory itself errs.
/// It takes no more than a quarter of the function's memory, or what it is given; a table with more values than fit is
/// refused by name.
public final class SeenValues {
    private static final int WORDS = 3;
    private static final int START = WORDS * 1024;

    private final String what;
    private final Bound bound;
    private final MessageDigest digest;
    private long[] slots = new long[START];
    private int used;

    /// How much may be remembered.
    ///
    /// @param reason what it is, and what to do where it is too little, as a message goes on
    public record Bound(long bytes, String reason) {
        static Bound ofMemory(long bytes) {
            return new Bound(
                    bytes,
                    "what a quarter of the function's memory remembers; give the function more memory, or let SQL do it");
        }
    }

    /// @param what is remembered, as a message begins: "the column id"
    public SeenValues(String what) {
        this(what, Bound.ofMemory(Runtime.getRuntime().maxMemory() / 4));
    }

    public SeenValues(String what, Bound bound) {
        this.what = what;
        this.bound = bound;
        digest = Checksums.sha256();
    }

    /// Values that stand for one thing only together.
    public static String together(List<String> values) {
        StringBuilder all = new StringBuilder();
        for (String value : values) {
            all.append(value.length()).append(':').append(value);
        }
        return all.toString();
    }

    /// The line this value was first seen on: the given one, when it is new. Lines begin with 1.
    public long firstLine(String value, long line) {
        int slot = slot(value, line);
        return slots[slot + 2];
    }

    /// How many different values are remembered.
    public int count() {
        return used;
    }

    /// Whether it is remembered.
    public boolean has(String value) {
        ByteBuffer sum = sum(value);
        return slots[find(slots, sum.getLong(), sum.getLong()) + 2] != 0;
    }

    /// Remembers the line instead of the one before.
    public void lastLine(String value, long line) {
        int slot = slot(value, line);
        slots[slot + 2] = line;
    }

    /// Where the value is, put there with the line when it is new.
    private int slot(String value, long line) {
        ByteBuffer sum = sum(value);
        long high = sum.getLong();
        long low = sum.getLong();
        int slot = find(slots, high, low);
        if (slots[slot + 2] != 0) {
            return slot;
        }
        if (used >= slots.length / 5) {
            grow();
            slot = find(slots, high, low);
        }
        put(slots, slot, high, low, line);
        used++;
        return slot;
    }

    private ByteBuffer sum(String value) {
        return ByteBuffer.wrap(digest.digest(value.getBytes(StandardCharsets.UTF_8)));
    }

    private void grow() {
        if (2L * slots.length * Long.BYTES > bound.bytes()) {
            throw new InvalidInput(what + " has more than " + used + " different values, which is " + bound.reason());
        }
        long[] larger = new long[2 * slots.length];
        for (int i = 0; i < slots.length; i += WORDS) {
            if (slots[i + 2] != 0) {
                put(larger, find(larger, slots[i], slots[i + 1]), slots[i], slots[i + 1], slots[i + 2]);
            }
        }
        Arrays.fill(slots, 0);
        slots = larger;
    }

    private static int find(long[] slots, long high, long low) {
        int places = slots.length / WORDS;
        int place = (int) Long.remainderUnsigned(high, places);
        while (slots[place * WORDS + 2] != 0 && (slots[place * WORDS] != high || slots[place * WORDS + 1] != low)) {
            place = (place + 1) % places;
        }
        return place * WORDS;
    }

    private static void put(long[] slots, int slot, long high, long low, long line) {
        slots[slot] = high;
        slots[slot + 1] = low;
        slots[slot + 2] = line;
    }
}
