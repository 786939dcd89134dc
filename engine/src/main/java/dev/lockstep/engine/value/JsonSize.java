package dev.lockstep.engine.value;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Counts the bytes that [JsonWriter] would write, in UTF-8 and without blanks, and writes none.
final class JsonSize {
    private static final long QUOTES_OR_BRACKETS = 2;

    private JsonSize() {}

    static long of(Object value) {
        return switch (value) {
            case String text -> string(text);
            case Map<?, ?> map -> object(map);
            case List<?> list -> array(list);
            case Integer number -> whole(number);
            case Long number -> whole(number);
            case Boolean flag -> flag ? 4 : 5;
            case Null _ -> 4;
            // the rest is rare, and its text short
            default -> JsonWriter.compact(value).length();
        };
    }

    private static long object(Map<?, ?> map) {
        long bytes = QUOTES_OR_BRACKETS + Math.max(0, map.size() - 1);
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            bytes += string((String) entry.getKey()) + 1 + of(entry.getValue());
        }
        return bytes;
    }

    private static long array(List<?> list) {
        long bytes = QUOTES_OR_BRACKETS + Math.max(0, list.size() - 1);
        for (int i = 0; i < list.size(); i++) {
            bytes += of(list.get(i));
        }
        return bytes;
    }

    private static long whole(long number) {
        return Numbers.digits(number) + (number < 0 ? 1L : 0L);
    }

    private static long string(String text) {
        long bytes = QUOTES_OR_BRACKETS + text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c >= 0x80) {
                bytes += beyondOne(c);
            }
        }
        return bytes;
    }

    /// How many bytes more than one the character takes.
    private static int beyondOne(char c) {
        return switch (c) {
            case '"', '\\', '\n', '\r', '\t', '\b', '\f' -> 1;
            default -> c < ' ' ? 5 : Json.bytesBeyondOne(c);
        };
    }
}
