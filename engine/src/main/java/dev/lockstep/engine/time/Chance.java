package dev.lockstep.engine.time;

import java.util.OptionalLong;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Chance: jitter, identifiers, random values. With a seed it repeats.
public final class Chance {
    private final RandomGenerator random;
    private final OptionalLong seed;

    private Chance(RandomGenerator random, OptionalLong seed) {
        this.random = random;
        this.seed = seed;
    }

    /// Safe for any thread.
    public static Chance unseeded() {
        return new Chance(new Random(), OptionalLong.empty());
    }

    /// Safe for any thread.
    public static Chance seeded(long seed) {
        return new Chance(new Random(seed), OptionalLong.of(seed));
    }

    /// The chance of one execution; for one thread at a time.
    public static Chance of(long seed) {
        return new Chance(new SplittableRandom(seed), OptionalLong.of(seed));
    }

    /// A seed for an execution. Where this chance is seeded, the same name is given the same one, whatever runs beside.
    public long seedFor(String name) {
        return seed.isPresent() ? seed.getAsLong() * 0x9e37_79b9_7f4a_7c15L + spread(name) : random.nextLong();
    }

    /// A text as a number that has to do with all of it.
    private static long spread(String name) {
        long spread = 0xcbf2_9ce4_8422_2325L;
        for (int i = 0; i < name.length(); i++) {
            spread = (spread ^ name.charAt(i)) * 0x0000_0100_0000_01b3L;
        }
        return spread;
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
