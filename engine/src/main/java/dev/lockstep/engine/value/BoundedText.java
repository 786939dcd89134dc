package dev.lockstep.engine.value;

import java.util.function.Supplier;

/// A text that a regular expression may look at only so often: backtracking has no other end.
public final class BoundedText implements CharSequence {
    private static final int LOOKS = 2_000_000;

    private final CharSequence text;
    private final Supplier<? extends RuntimeException> exhausted;
    private int looks = LOOKS;

    /// @param exhausted thrown when it was looked at too often
    public BoundedText(CharSequence text, Supplier<? extends RuntimeException> exhausted) {
        this.text = text;
        this.exhausted = exhausted;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (--looks < 0) {
            throw exhausted.get();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
