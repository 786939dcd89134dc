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
        int escapes = escapes(text);
        room(text.length() + escapes * LONGEST_ESCAPE + 2);
        characters[length++] = '"';
        if (escapes == 0) {
            text.getChars(0, text.length(), characters, length);
            length += text.length();
        } else {
            for (int i = 0; i < text.length(); i++) {
                put(text.charAt(i));
            }
        }
        characters[length++] = '"';
    }

    private static int escapes(String text) {
        int escapes = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isEscaped(text.charAt(i))) {
                escapes++;
            }
        }
        return escapes;
    }

    private static boolean isEscaped(char c) {
        return c < ' ' || c == '"' || c == '\\';
    }

    /// Where there is room for it.
    private void put(char c) {
        if (isEscaped(c)) {
            characters[length++] = '\\';
            putEscaped(c);
        } else {
            characters[length++] = c;
        }
    }

    private void putEscaped(char c) {
        switch (c) {
            case '"', '\\' -> characters[length++] = c;
            case '\n' -> characters[length++] = 'n';
            case '\r' -> characters[length++] = 'r';
            case '\t' -> characters[length++] = 't';
            case '\b' -> characters[length++] = 'b';
            case '\f' -> characters[length++] = 'f';
            default -> {
                characters[length++] = 'u';
                characters[length++] = '0';
                characters[length++] = '0';
                characters[length++] = HEX[c >> 4];
                characters[length++] = HEX[c & 15];
            }
        }
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
