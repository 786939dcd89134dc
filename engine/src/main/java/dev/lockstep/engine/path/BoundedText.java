package dev.lockstep.engine.path;

/// A text that a regular expression may look at only so often: backtracking has no other end.
final class BoundedText implements CharSequence {
    private static final int LOOKS = 2_000_000;

    private final CharSequence text;
    private int looks = LOOKS;

    BoundedText(CharSequence text) {
        this.text = text;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (--looks < 0) {
            throw new Search.ExhaustedSearch();
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
