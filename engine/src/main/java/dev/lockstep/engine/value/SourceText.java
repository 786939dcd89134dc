package dev.lockstep.engine.value;

/// A string as Python writes it in source. Some messages of AWS are made so, quotes and escapes and all.
public final class SourceText {
    private SourceText() {}

    /// The string in quotes: single ones, unless it holds only such.
    public static String of(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder written = new StringBuilder().append(quote);
        text.codePoints().forEach(c -> written.append(escaped(c, quote)));
        return written.append(quote).toString();
    }

    private static String escaped(int c, char quote) {
        return switch (c) {
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> {
                if (c == quote) {
                    yield "\\" + quote;
                }
                yield isPrintable(c) ? Character.toString(c) : coded(c);
            }
        };
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    private static String coded(int c) {
        String form = c <= 0xFF ? "\\x%02x" : c <= 0xFFFF ? "\\u%04x" : "\\U%08x";
        return String.format(form, c);
    }
}
