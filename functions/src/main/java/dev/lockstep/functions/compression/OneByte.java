package dev.lockstep.functions.compression;

import java.io.IOException;
import java.io.InputStream;

/// Reading a byte from a stream whose work is done in blocks.
public final class OneByte {
    private OneByte() {}

    /// The next byte; -1 at the end. A block of none, which a stream may give, is not the end.
    public static int of(InputStream in) throws IOException {
        byte[] one = new byte[1];
        int count;
        do {
            count = in.read(one, 0, 1);
        } while (count == 0);
        return count < 0 ? -1 : one[0] & 0xFF;
    }
}
