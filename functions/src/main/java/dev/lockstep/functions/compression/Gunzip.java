package dev.lockstep.functions.compression;

import dev.lockstep.functions.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// What is in a gzip file (RFC 1952), all its members one after the other. The JDK's own reader takes
/// whatever follows the first member for rubbish when it cannot be read; here a file that is cut off
/// anywhere is an error.
final class Gunzip extends InputStream {
    private static final int FIRST_MAGIC = 0x1F;
    private static final int SECOND_MAGIC = 0x8B;
    private static final int DEFLATED = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream in;
    private final String object;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] input = new byte[16 * 1024];
    private int filled;
    private int used;
    private long taken;
    private long given;
    private long members;
    private boolean within;

    /// @param object what messages call it
    Gunzip(InputStream in, String object) {
        this.in = in;
        this.object = object;
    }

    @Override
    public int read() throws IOException {
        return OneByte.of(this);
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        while (count > 0) {
            if (!within && !header()) {
                return -1;
            }
            int inflated = inflate(buffer, offset, count);
            if (inflated > 0) {
                return inflated;
            }
        }
        return 0;
    }

    private int inflate(byte[] buffer, int offset, int count) throws IOException {
        try {
            int inflated = inflater.inflate(buffer, offset, count);
            checksum.update(buffer, offset, inflated);
            given += inflated;
            Growth.check(taken, given, object);
            if (inflated == 0) {
                if (inflater.finished()) {
                    used = filled - inflater.getRemaining();
                    trailer();
                } else if (inflater.needsDictionary()) {
                    throw wrong("asks for a dictionary, which gzip files do not");
                } else {
                    more();
                    inflater.setInput(input, 0, filled);
                }
            }
            return inflated;
        } catch (DataFormatException e) {
            throw wrong("is not what gzip writes: " + e.getMessage());
        }
    }

    /// Reads the header of the next member; false at the end of the file.
    private boolean header() throws IOException {
        int first = next();
        if (first < 0 && members > 0) {
            return false;
        }
        if (first != FIRST_MAGIC || must() != SECOND_MAGIC) {
            throw wrong(
                    members == 0 ? "is not compressed with gzip" : "has something after its end that is not gzip's");
        }
        if (must() != DEFLATED) {
            throw wrong("is compressed by a method gzip does not have");
        }
        int flags = must();
        skip(6);
        if ((flags & EXTRA) != 0) {
            int low = must();
            skip(low | must() << 8);
        }
        text(flags & NAME);
        text(flags & COMMENT);
        if ((flags & HEADER_CHECKSUM) != 0) {
            skip(2);
        }
        members++;
        checksum.reset();
        inflater.reset();
        inflater.setInput(input, used, filled - used);
        within = true;
        return true;
    }

    private void trailer() throws IOException {
        long length = inflater.getBytesWritten();
        if (number() != checksum.getValue()) {
            throw wrong("does not have the checksum it says; bytes of it have changed");
        }
        if (number() != (length & 0xFFFFFFFFL)) {
            throw wrong("does not have the length it says; bytes of it have changed");
        }
        within = false;
    }

    private long number() throws IOException {
        long number = 0;
        for (int i = 0; i < 4; i++) {
            number |= (long) must() << (8 * i);
        }
        return number;
    }

    private void text(int there) throws IOException {
        while (there != 0 && must() != 0) {
            // the name or comment is nothing to us
        }
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            must();
        }
    }

    private int must() throws IOException {
        int next = next();
        if (next < 0) {
            throw cutOff();
        }
        return next;
    }

    private int next() throws IOException {
        if (used == filled && !fill()) {
            return -1;
        }
        return input[used++] & 0xFF;
    }

    private void more() throws IOException {
        if (!fill()) {
            throw cutOff();
        }
    }

    private boolean fill() throws IOException {
        used = 0;
        filled = Math.max(0, in.read(input, 0, input.length));
        taken += filled;
        return filled > 0;
    }

    private InvalidInput cutOff() {
        return wrong("ends in the middle of its compressed data; the object seems to be cut off");
    }

    private InvalidInput wrong(String what) {
        return new InvalidInput(object + " " + what + " (after byte " + taken + ")");
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
