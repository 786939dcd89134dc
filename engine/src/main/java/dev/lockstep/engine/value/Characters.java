package dev.lockstep.engine.value;

import java.util.Arrays;

/// A document that grows, for one thread. What a `StringBuilder` is, without its checks at each of many small pieces.
final class Characters {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();
    private static final int LONGEST_WHOLE_NUMBER = 20;

    /// How much longer than the character itself an escape of four digits is.
    private static final int LONGEST_ESCAPE = 5;

    private char[] characters;
    private int length;

    /// @param expected about how many there will be
    Characters(int expected) {
        this.characters = new char[expected];
    }

    void add(char c) {
        room(1);
        characters[length++] = c;
    }

    void add(String text) {
        int more = text.length();
        room(more);
        text.getChars(0, more, characters, length);
        length += more;
    }

    void add(long number) {
        if (number == Long.MIN_VALUE) {
            add(Long.toString(number));
            return;
        }
        room(LONGEST_WHOLE_NUMBER);
        if (number < 0) {
            characters[length++] = '-';
        }
        int digits = Numbers.digits(number);
        long left = Math.abs(number);
        for (int place = length + digits - 1; place >= length; place--) {
            characters[place] = (char) ('0' + left % 10);
            left /= 10;
        }
        length += digits;
    }

    /// A text in quotes, with only what JSON demands escaped.
    void addQuoted(String text) {
        int from = length + 1;
        int to = from + text.length();
        room(text.length() + 2);
        characters[length] = '"';
        text.getChars(0, text.length(), characters, from);
        int longer = longer(from, to);
        length = to;
        if (longer > 0) {
            room(longer + 1);
            escape(from, to, longer);
        }
        length = to + longer;
        characters[length++] = '"';
    }

    /// By how much the characters there grow when they are escaped.
    private int longer(int from, int to) {
        int longer = 0;
        for (int i = from; i < to; i++) {
            char c = characters[i];
            if (c < ' ' || c == '"' || c == '\\') {
                longer += hasLetter(c) ? 1 : LONGEST_ESCAPE;
            }
        }
        return longer;
    }

    private static boolean hasLetter(char c) {
        return switch (c) {
            case '"', '\\', '\n', '\r', '\t', '\b', '\f' -> true;
            default -> false;
        };
    }

    /// Escapes the characters there where they stand: the last go first, to where they end up, until none is left that
    /// has to move.
    private void escape(int from, int to, int longer) {
        int target = to + longer;
        for (int i = to - 1; i >= from && target > i + 1; i--) {
            char c = characters[i];
            if (c < ' ' || c == '"' || c == '\\') {
                target = escaped(c, target);
            } else {
                characters[--target] = c;
            }
        }
    }

    /// Writes an escape so that it ends before a place, and gives the place where it begins.
    private int escaped(char c, int end) {
        int target = end;
        switch (c) {
            case '"', '\\' -> characters[--target] = c;
            case '\n' -> characters[--target] = 'n';
            case '\r' -> characters[--target] = 'r';
            case '\t' -> characters[--target] = 't';
            case '\b' -> characters[--target] = 'b';
            case '\f' -> characters[--target] = 'f';
            default -> {
                characters[--target] = HEX[c & 15];
                characters[--target] = HEX[c >> 4];
                characters[--target] = '0';
                characters[--target] = '0';
                characters[--target] = 'u';
            }
        }
        characters[--target] = '\\';
        return target;
    }

    /// Makes sure that so many more have a place.
    private void room(int more) {
        if (characters.length - length < more) {
            characters = Arrays.copyOf(characters, Math.max(2 * characters.length, length + more));
        }
    }

    @Override
    public String toString() {
        return new String(characters, 0, length);
    }
}
