package dev.lockstep.functions.pattern;

/// A value as a message shows it: short, on one line, quoted unless it is a plain number.
public final class Shown {
    private static final int LONGEST = 60;

    /// Long enough for any amount, short enough that arithmetic on it stays cheap.
    private static final int MOST_DIGITS = 30;

    private static final int MOST_DECIMALS = 20;

    private Shown() {}

    /// Whether a value is a plain number: `-12`, `+0.5`; without exponent, group separators or blanks. Asked for every
    /// row, so it is not a regular expression.
    public static boolean isNumber(String value) {
        int begin = !value.isEmpty() && (value.charAt(0) == '+' || value.charAt(0) == '-') ? 1 : 0;
        int point = endOfDigits(value, begin);
        if (point == begin || point - begin > MOST_DIGITS) {
            return false;
        }
        if (point == value.length()) {
            return true;
        }
        int end = endOfDigits(value, point + 1);
        return value.charAt(point) == '.'
                && end == value.length()
                && end > point + 1
                && end - point - 1 <= MOST_DECIMALS;
    }

    private static int endOfDigits(String value, int begin) {
        int i = begin;
        while (i < value.length() && value.charAt(i) >= '0' && value.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    /// The value, cut and quoted.
    public static String of(String value) {
        String line = value.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String cut = value.codePointCount(0, value.length()) > LONGEST ? line + "…" : line;
        return isNumber(value) ? cut : "'" + cut + "'";
    }
}
