package dev.lockstep.engine.time;

import java.util.Random;
import java.util.UUID;

/// Chance: jitter, identifiers, random values. With a seed it repeats.
public final class Chance {
    private final Random random;

    private Chance(Random random) {
        this.random = random;
    }

    public static Chance unseeded() {
        return new Chance(new Random());
    }

    public static Chance seeded(long seed) {
        return new Chance(new Random(seed));
    }

    /// At least 0 and less than 1.
    public double fraction() {
        return random.nextDouble();
    }

    /// What a generator with this very seed gives first; the same for everyone.
    public static double fraction(long seed) {
        return new Random(seed).nextDouble();
    }

    /// A random UUID, version 4.
    public UUID uuid() {
        long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x0000_0000_0000_4000L;
        long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
