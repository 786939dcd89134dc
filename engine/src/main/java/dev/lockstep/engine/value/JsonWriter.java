package dev.lockstep.engine.value;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Writes values as documents, character by character as AWS does: no blanks, only what JSON demands is escaped,
/// keys in the order they have.
final class JsonWriter {
    private static final Style COMPACT = new Style(",", ":", false);
    private static final Style SPACED = new Style(", ", ": ", false);
    private static final Style PRETTY = new Style(",", ": ", true);

    private static final int USUAL_LENGTH = 64;

    private final Characters out;
    private final Style style;

    private JsonWriter(Style style, int expectedLength) {
        this.out = new Characters(expectedLength);
        this.style = style;
    }

    private record Style(String comma, String colon, boolean lines) {}

    static String compact(Object value) {
        return write(value, COMPACT, USUAL_LENGTH);
    }

    /// @param expectedLength spares a long text to grow
    static String compact(Object value, int expectedLength) {
        return write(value, COMPACT, expectedLength);
    }

    static String spaced(Object value) {
        return write(value, SPACED, USUAL_LENGTH);
    }

    static String pretty(Object value) {
        return write(value, PRETTY, USUAL_LENGTH);
    }

    private static String write(Object value, Style style, int expectedLength) {
        JsonWriter writer = new JsonWriter(style, expectedLength);
        writer.value(value, 0);
        return writer.out.toString();
    }

    private void value(Object value, int level) {
        switch (value) {
            case String text -> out.addQuoted(text);
            case Map<?, ?> map -> object(map, level);
            case List<?> list -> array(list, level);
            case Integer number -> out.add(number.longValue());
            case Long number -> out.add(number);
            case Double number -> real(number);
            case Float number -> real(number.doubleValue());
            case Number number -> out.add(number.toString());
            case Boolean flag -> out.add(flag.toString());
            case Null _ -> out.add("null");
            default ->
                throw new IllegalArgumentException(
                        "Not a JSON value: " + value.getClass().getName());
        }
    }

    /// What has no number in JSON becomes a string, as Jackson does it and AWS shows it.
    private void real(double number) {
        String text = Double.toString(number);
        if (Double.isFinite(number)) {
            out.add(text);
        } else {
            out.addQuoted(text);
        }
    }

    private void object(Map<?, ?> map, int level) {
        out.add('{');
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            newline(level + 1);
            out.addQuoted((String) entry.getKey());
            out.add(style.colon());
            value(entry.getValue(), level + 1);
            if (entries.hasNext()) {
                out.add(style.comma());
            }
        }
        if (!map.isEmpty()) {
            newline(level);
        }
        out.add('}');
    }

    private void array(List<?> list, int level) {
        out.add('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.add(style.comma());
            }
            newline(level + 1);
            value(list.get(i), level + 1);
        }
        if (!list.isEmpty()) {
            newline(level);
        }
        out.add(']');
    }

    private void newline(int level) {
        if (style.lines()) {
            out.add('\n');
            out.add("  ".repeat(level));
        }
    }
}
