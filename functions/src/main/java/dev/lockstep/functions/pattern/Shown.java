package dev.lockstep.functions.pattern;

import java.util.regex.Pattern;

/// A value as a message shows it: short, on one line, quoted unless it is a plain number.
public final class Shown {
    private static final int LONGEST = 60;

    /// Long enough for any amount, short enough that arithmetic on it stays cheap.
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,20})?");

    private Shown() {}

    /// Whether a value is a plain number.
    public static boolean isNumber(String value) {
        return NUMBER.matcher(value).matches();
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
