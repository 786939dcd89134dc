package dev.lockstep.functions.compression;

import dev.lockstep.functions.InvalidInput;

/// How much may be in a compressed file: one that grows more than this, and beyond what anybody would send
/// by hand, was made to fill the store.
final class Growth {
    private static final int MOST = 250;
    private static final long ALWAYS = 100L << 20;

    private Growth() {}

    /// @param taken bytes of the file so far
    /// @param given what was in them
    static void check(long taken, long given, String object) {
        if (given > ALWAYS && given > MOST * taken) {
            throw new InvalidInput(object + " grows to more than " + MOST
                    + " times its size; it is not taken for data (after byte " + taken + ")");
        }
    }
}
