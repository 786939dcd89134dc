package dev.lockstep.functions.data;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.compression.OneByte;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;

/// Passes bytes on and makes sure they are UTF-8 text: a byte that cannot be is reported with its line, instead of
/// a replacement character that nobody notices. A UTF-8 byte order mark at the start is taken away.
final class TextCheck extends FilterInputStream {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String object;
    private long line = 1;
    private byte[] first = {};
    private int given;
    private boolean begun;
    private int missing;
    private int low = 0x80;
    private int high = 0xBF;
    private boolean oddQuotes;
    /// The CSV library loses the break behind a quoted value with a carriage return alone, and rows
    /// of one column with it.
    private boolean returned;

    TextCheck(InputStream in, String object) {
        super(in);
        this.object = object;
    }

    /// Whether the quotes read so far leave one open.
    boolean quoteOpen() {
        return oddQuotes;
    }

    @Override
    public int read() throws IOException {
        return OneByte.of(this);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (!begun) {
            begun = true;
            start();
        }
        int count = some(buffer, offset, length);
        if (count < 0 && missing > 0) {
            throw wrong("ends in the middle of a character; the object seems to be cut off");
        }
        check(buffer, offset, count);
        return count;
    }

    /// What is left of the first bytes, then what follows them.
    private int some(byte[] buffer, int offset, int length) throws IOException {
        if (given == first.length) {
            return in.read(buffer, offset, length);
        }
        int count = Math.min(length, first.length - given);
        System.arraycopy(first, given, buffer, offset, count);
        given += count;
        return count;
    }

    /// Looks at the first three bytes, however few are asked for and however the network cuts them: so many tell what
    /// the object is.
    private void start() throws IOException {
        first = in.readNBytes(MARK.length);
        if (first.length >= 2) {
            int both = ((first[0] & 0xFF) << 8) | (first[1] & 0xFF);
            if (both == 0xFEFF || both == 0xFFFE) {
                throw wrong("is UTF-16 text; expected UTF-8");
            }
        }
        if (Arrays.equals(first, MARK)) {
            given = first.length;
        }
    }

    private void check(byte[] buffer, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            int b = buffer[i] & 0xFF;
            if (returned && b != '\n') {
                throw wrong("has a carriage return alone within quotes; expected a line break, or none");
            }
            returned = b == '\r' && oddQuotes;
            if (missing > 0) {
                follow(b);
            } else if (b >= 0x80) {
                lead(b);
            } else if (b == '\n') {
                line++;
            } else if (b == '"') {
                oddQuotes = !oddQuotes;
            } else if (b < 0x20 && b != '\t' && b != '\r') {
                throw wrong(String.format(Locale.ROOT, "holds the byte 0x%02X; expected text", b));
            }
        }
    }

    /// The first byte of a longer character: RFC 3629, section 4.
    private void lead(int b) {
        if (b >= 0xC2 && b <= 0xDF) {
            missing = 1;
        } else if (b >= 0xE0 && b <= 0xEF) {
            missing = 2;
            low = b == 0xE0 ? 0xA0 : 0x80;
            high = b == 0xED ? 0x9F : 0xBF;
        } else if (b >= 0xF0 && b <= 0xF4) {
            missing = 3;
            low = b == 0xF0 ? 0x90 : 0x80;
            high = b == 0xF4 ? 0x8F : 0xBF;
        } else {
            throw notUtf8(b);
        }
    }

    private void follow(int b) {
        if (b < low || b > high) {
            throw notUtf8(b);
        }
        missing--;
        low = 0x80;
        high = 0xBF;
    }

    private InvalidInput notUtf8(int b) {
        return wrong(String.format(Locale.ROOT, "holds the byte 0x%02X, which is not UTF-8 there", b));
    }

    private InvalidInput wrong(String what) {
        return new InvalidInput(object + " line " + line + " " + what);
    }
}
