package dev.lockstep.functions.validate;

/// A value as a message shows it: short, on one line, quoted unless it is a plain number.
final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    static String of(String value) {
        String line = value.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String cut = value.codePointCount(0, value.length()) > LONGEST ? line + "…" : line;
        return Rule.ValueType.number(value).isPresent() ? cut : "'" + cut + "'";
    }
}
