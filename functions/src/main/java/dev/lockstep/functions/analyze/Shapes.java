package dev.lockstep.functions.analyze;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// The shapes that the values of a column have: `O-104200` is `A-9+`, `Berlin` is `Aa+`. A column with more shapes than
/// are counted is free text, and its further ones are told as a number.
final class Shapes {
    private static final int MOST = 1_000;
    private static final int SHOWN = 5;
    private static final int LONGEST = 40;

    private final Map<String, Long> counts = new HashMap<>();
    private long others;

    void add(String value) {
        String shape = shape(value);
        if (counts.size() < MOST || counts.containsKey(shape)) {
            counts.merge(shape, 1L, Long::sum);
        } else {
            others++;
        }
    }

    /// The most frequent, each with its count, the most frequent first; `…` are all the others.
    Map<String, Long> most() {
        Map<String, Long> most = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN)
                .forEach(shape -> most.put(shape.getKey(), shape.getValue()));
        long rest = others
                + counts.values().stream().mapToLong(Long::longValue).sum()
                - most.values().stream().mapToLong(Long::longValue).sum();
        if (rest > 0) {
            most.put("…", rest);
        }
        return most;
    }

    private static String shape(String value) {
        StringBuilder shape = new StringBuilder();
        for (int i = 0; i < value.length() && shape.length() < LONGEST; ) {
            int c = value.codePointAt(i);
            int start = i;
            char kind = kind(c);
            do {
                i += Character.charCount(c);
                c = i < value.length() ? value.codePointAt(i) : 0;
            } while (kind != 0 && i < value.length() && kind(c) == kind);
            if (kind == 0) {
                shape.append(value, start, i);
            } else {
                shape.append(kind).append(i - start > 1 ? "+" : "");
            }
        }
        return shape.toString();
    }

    /// What a character stands for; 0 when for itself.
    private static char kind(int c) {
        if (Character.isDigit(c)) {
            return '9';
        }
        if (Character.isUpperCase(c)) {
            return 'A';
        }
        return Character.isLetter(c) ? 'a' : 0;
    }
}
