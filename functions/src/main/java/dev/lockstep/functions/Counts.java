package dev.lockstep.functions;

/// Records taken in, given out, and failed on the way.
public record Counts(long in, long out, long failed) {
    /// Nothing failed.
    public static Counts all(long records) {
        return new Counts(records, records, 0);
    }
}
