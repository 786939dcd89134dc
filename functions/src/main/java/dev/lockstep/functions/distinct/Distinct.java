package dev.lockstep.functions.distinct;

import java.util.HashSet;
import java.util.Set;

/// Counts different values: exactly while they are few, then by HyperLogLog (Flajolet and others, 2007), which needs
/// 4 KiB and errs by 1.6 percent.
public final class Distinct {
    private static final int FEW = 1_000;
    private static final int BITS = 12;
    private static final int REGISTERS = 1 << BITS;
    private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

    private final Set<String> few = new HashSet<>();
    private final byte[] registers = new byte[REGISTERS];
    private boolean exact = true;

    /// Counts a value.
    public void add(String value) {
        long hash = hash(value);
        int register = (int) (hash >>> (Long.SIZE - BITS));
        byte rank = (byte) (Long.numberOfLeadingZeros((hash << BITS) | (1L << (BITS - 1))) + 1);
        if (rank > registers[register]) {
            registers[register] = rank;
        }
        if (exact && few.add(value) && few.size() > FEW) {
            exact = false;
            few.clear();
        }
    }

    /// Whether the count is exact.
    public boolean exact() {
        return exact;
    }

    /// How many different values there were.
    public long count() {
        if (exact) {
            return few.size();
        }
        double sum = 0;
        int empty = 0;
        for (byte rank : registers) {
            sum += Math.scalb(1.0, -rank);
            empty += rank == 0 ? 1 : 0;
        }
        double estimate = ALPHA * REGISTERS * REGISTERS / sum;
        boolean small = estimate <= 2.5 * REGISTERS && empty > 0;
        return Math.round(small ? REGISTERS * Math.log((double) REGISTERS / empty) : estimate);
    }

    /// FNV-1a over the characters, then the finalizer of MurmurHash3, which spreads it over all bits.
    private static long hash(String value) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < value.length(); i++) {
            hash = (hash ^ value.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
