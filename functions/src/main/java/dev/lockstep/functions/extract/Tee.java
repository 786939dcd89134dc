package dev.lockstep.functions.extract;

import dev.lockstep.functions.compression.OneByte;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Hands on what is read to a writer too.
final class Tee extends FilterInputStream {
    private final OutputStream copy;

    Tee(InputStream in, OutputStream copy) {
        super(in);
        this.copy = copy;
    }

    @Override
    public int read() throws IOException {
        return OneByte.of(this);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count > 0) {
            copy.write(buffer, offset, count);
        }
        return count;
    }
}
