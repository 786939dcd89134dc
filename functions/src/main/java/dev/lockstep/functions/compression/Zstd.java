package dev.lockstep.functions.compression;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.lockstep.functions.InvalidInput;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The only class that knows the library of zstd. Its native part is there for Linux on both kinds of
/// processor that Lambda has; elsewhere a file is refused by name.
final class Zstd {
    private static final int LEVEL = 3;

    /// A file may ask its reader to keep so much of it in memory, as a power of two: 32 MiB, four times
    /// what the highest level of the tool asks for that is not called ultra.
    private static final int LARGEST_WINDOW = 25;

    private Zstd() {}

    static OutputStream to(OutputStream target) throws IOException {
        return loaded("a file", () -> new ZstdOutputStreamNoFinalizer(target, LEVEL).setChecksum(true));
    }

    static InputStream from(InputStream in, String object) throws IOException {
        Counting counting = new Counting(in);
        try {
            return new Checked(
                    loaded(object, () -> new ZstdInputStreamNoFinalizer(counting).setLongMax(LARGEST_WINDOW)),
                    counting,
                    object);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    @FunctionalInterface
    private interface Making<T> {
        T made() throws IOException;
    }

    private static <T> T loaded(String object, Making<T> making) throws IOException {
        try {
            return making.made();
        } catch (LinkageError e) {
            throw new InvalidInput(
                    object + " needs zstd, whose library is not there for " + System.getProperty("os.name") + " on "
                            + System.getProperty("os.arch") + ": " + e.getMessage(),
                    e);
        }
    }

    /// Tells how many bytes were taken.
    private static final class Counting extends FilterInputStream {
        private long taken;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return OneByte.of(this);
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            int read = in.read(buffer, offset, count);
            taken += Math.max(0, read);
            return read;
        }
    }

    /// Says what is wrong, and where.
    private static final class Checked extends InputStream {
        private final InputStream in;
        private final Counting counting;
        private final String object;
        private long given;

        Checked(InputStream in, Counting counting, String object) {
            this.in = in;
            this.counting = counting;
            this.object = object;
        }

        @Override
        public int read() throws IOException {
            return OneByte.of(this);
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            try {
                int read = in.read(buffer, offset, count);
                given += Math.max(0, read);
                Growth.check(counting.taken, given, object);
                return read;
            } catch (ZstdIOException e) {
                throw new InvalidInput(
                        object + " is not what zstd writes, or is cut off: " + e.getMessage() + " (after byte "
                                + counting.taken + ")",
                        e);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
