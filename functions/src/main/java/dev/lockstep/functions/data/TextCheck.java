package dev.lockstep.functions.data;

import dev.lockstep.functions.InvalidInput;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/// Passes bytes on and makes sure they are UTF-8 text: a byte that cannot be is reported with its line, instead of
/// a replacement character that nobody notices. A UTF-8 byte order mark at the start is taken away.
final class TextCheck extends FilterInputStream {
    private final String object;
    private long line = 1;
    private long read;
    private int missing;
    private int low = 0x80;
    private int high = 0xBF;
    private boolean oddQuotes;

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
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = some(buffer, offset, length);
        if (count < 0) {
            if (missing > 0) {
                throw wrong("ends in the middle of a character; the object seems to be cut off");
            }
            return -1;
        }
        int text = read == 0 ? start(buffer, offset, count) : count;
        read += count;
        if (text == 0 && length > 0) {
            return read(buffer, offset, length);
        }
        check(buffer, offset, text);
        return text;
    }

    /// At the start three bytes at once, however the network cuts them: so many tell what the object is.
    private int some(byte[] buffer, int offset, int length) throws IOException {
        if (read == 0 && length >= 3) {
            int count = in.readNBytes(buffer, offset, 3);
            return count == 0 ? -1 : count;
        }
        return in.read(buffer, offset, length);
    }

    /// Looks at the first bytes and tells how many are left of them without a byte order mark.
    private int start(byte[] buffer, int offset, int count) throws IOException {
        if (count < 3) {
            return count;
        }
        int first = buffer[offset] & 0xFF;
        int second = buffer[offset + 1] & 0xFF;
        if ((first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE)) {
            throw wrong("is UTF-16 text; expected UTF-8");
        }
        if (first == 0xEF && second == 0xBB && (buffer[offset + 2] & 0xFF) == 0xBF) {
            System.arraycopy(buffer, offset + 3, buffer, offset, count - 3);
            return count - 3;
        }
        return count;
    }

    private void check(byte[] buffer, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            int b = buffer[i] & 0xFF;
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
