package dev.lockstep.functions.pattern;

import dev.lockstep.functions.InvalidInput;

/// A value that lets a pattern look at it only so often: a pattern that backtracks without end on a value made for
/// that ends in an error instead of a time-out.
public final class Bounded implements CharSequence {
    private static final long LOOKS = 10_000_000;

    private final String value;
    private long looks;

    /// @param value what is looked at
    public Bounded(String value) {
        this.value = value;
    }

    @Override
    public char charAt(int index) {
        if (++looks > LOOKS) {
            throw new InvalidInput("a pattern takes too long on the value " + Shown.of(value)
                    + "; write it so that it needs no backtracking");
        }
        return value.charAt(index);
    }

    @Override
    public int length() {
        return value.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return value.subSequence(start, end);
    }

    @Override
    public String toString() {
        return value;
    }
}
