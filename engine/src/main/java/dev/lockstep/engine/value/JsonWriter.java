package dev.lockstep.engine.value;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Writes values as documents, character by character as AWS does: no blanks, only what JSON demands is escaped,
/// keys in the order they have.
final class JsonWriter {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();
    private static final Style COMPACT = new Style(",", ":", false);
    private static final Style SPACED = new Style(", ", ": ", false);
    private static final Style PRETTY = new Style(",", ": ", true);

    private final StringBuilder out = new StringBuilder(64);
    private final Style style;

    private JsonWriter(Style style) {
        this.style = style;
    }

    private record Style(String comma, String colon, boolean lines) {}

    static String compact(Object value) {
        return write(value, COMPACT);
    }

    static String spaced(Object value) {
        return write(value, SPACED);
    }

    static String pretty(Object value) {
        return write(value, PRETTY);
    }

    private static String write(Object value, Style style) {
        JsonWriter writer = new JsonWriter(style);
        writer.value(value, 0);
        return writer.out.toString();
    }

    private void value(Object value, int level) {
        switch (value) {
            case String text -> string(text);
            case Map<?, ?> map -> object(map, level);
            case List<?> list -> array(list, level);
            case Double number -> real(number);
            case Float number -> real(number.doubleValue());
            case Number number -> out.append(number);
            case Boolean flag -> out.append(flag.booleanValue());
            case Null ignored -> out.append("null");
            default ->
                throw new IllegalArgumentException(
                        "Not a JSON value: " + value.getClass().getName());
        }
    }

    /// What has no number in JSON becomes a string, as Jackson does it and AWS shows it.
    private void real(double number) {
        if (Double.isFinite(number)) {
            out.append(number);
        } else {
            string(Double.toString(number));
        }
    }

    private void object(Map<?, ?> map, int level) {
        out.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            newline(level + 1);
            string((String) entry.getKey());
            out.append(style.colon());
            value(entry.getValue(), level + 1);
            if (entries.hasNext()) {
                out.append(style.comma());
            }
        }
        if (!map.isEmpty()) {
            newline(level);
        }
        out.append('}');
    }

    private void array(List<?> list, int level) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(style.comma());
            }
            newline(level + 1);
            value(list.get(i), level + 1);
        }
        if (!list.isEmpty()) {
            newline(level);
        }
        out.append(']');
    }

    private void newline(int level) {
        if (style.lines()) {
            out.append('\n').repeat("  ", level);
        }
    }

    private void string(String text) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(text, written, i);
                escaped(c);
                written = i + 1;
            }
        }
        out.append(text, written, text.length()).append('"');
    }

    private void escaped(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
        }
    }
}
