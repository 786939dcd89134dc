package dev.lockstep.functions.transform;

/// Counts rows.
final class Tally {
    private long count;

    void one() {
        count++;
    }

    long count() {
        return count;
    }

    void reset() {
        count = 0;
    }
}
