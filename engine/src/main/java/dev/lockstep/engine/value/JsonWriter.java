package dev.lockstep.engine.value;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Writes values as documents, character by character as AWS does: no blanks, only what JSON demands is escaped,
/// keys in the order they have.
final class JsonWriter {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();
    private static final int COMPACT = -1;

    private final StringBuilder out;

    private JsonWriter(StringBuilder out) {
        this.out = out;
    }

    static String compact(Object value) {
        return write(value, COMPACT);
    }

    static String pretty(Object value) {
        return write(value, 0);
    }

    private static String write(Object value, int level) {
        StringBuilder out = new StringBuilder(64);
        new JsonWriter(out).value(value, level);
        return out.toString();
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
        int inner = deeper(level);
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            newline(inner);
            string((String) entry.getKey());
            out.append(level == COMPACT ? ":" : ": ");
            value(entry.getValue(), inner);
            if (entries.hasNext()) {
                out.append(',');
            }
        }
        if (!map.isEmpty()) {
            newline(level);
        }
        out.append('}');
    }

    private void array(List<?> list, int level) {
        out.append('[');
        int inner = deeper(level);
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            newline(inner);
            value(list.get(i), inner);
        }
        if (!list.isEmpty()) {
            newline(level);
        }
        out.append(']');
    }

    private static int deeper(int level) {
        return level == COMPACT ? COMPACT : level + 1;
    }

    private void newline(int level) {
        if (level != COMPACT) {
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
