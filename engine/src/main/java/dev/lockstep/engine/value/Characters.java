package dev.lockstep.engine.value;

import java.util.Arrays;

/// A text that grows, for one thread. What a `StringBuilder` is, without its checks at each of many small pieces.
final class Characters {
    private static final int LONGEST_WHOLE_NUMBER = 20;

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

    /// Makes sure that so many more have a place.
    void room(int more) {
        if (characters.length - length < more) {
            characters = Arrays.copyOf(characters, Math.max(2 * characters.length, length + more));
        }
    }

    @Override
    public String toString() {
        return new String(characters, 0, length);
    }
}
