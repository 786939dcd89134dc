package dev.lockstep.functions.bundle;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.compression.OneByte;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/// Reads a zip archive file by file, never more than one in memory. An archive that is none, is cut off, climbs out
/// of its folder, names a file twice or was made to fill the store ends in an [InvalidInput] that says so.
public final class BundleReader implements Closeable {
    private static final long MOST_BYTES = 4L << 30;
    private static final int MOST_FILES = 200_000;

    private final Tail tail;
    private final ZipInputStream zip;
    private final String object;
    private final Set<String> seen = new HashSet<>();
    private long entries;
    private long bytes;

    /// @param object what messages call it
    public BundleReader(InputStream in, String object) {
        this.tail = new Tail(in);
        this.zip = new ZipInputStream(tail);
        this.object = object;
    }

    /// The next file, null after the last.
    public @Nullable SourceFile next() throws IOException {
        try {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries++;
                if (!entry.isDirectory()) {
                    return file(entry.getName());
                }
            }
        } catch (ZipException e) {
            throw new InvalidInput(object + " cannot be read as a zip archive: " + e.getMessage(), e);
        } catch (EOFException e) {
            throw cutOff();
        }
        end();
        return null;
    }

    private SourceFile file(String path) throws IOException {
        SourceFile.checkPath(path, object);
        if (!seen.add(path)) {
            throw new InvalidInput(object + " holds two files called '" + path + "'");
        }
        if (seen.size() > MOST_FILES) {
            throw new InvalidInput(object + " holds more than " + MOST_FILES + " files");
        }
        byte[] content = zip.readNBytes(SourceFile.LARGEST + 1);
        bytes += content.length;
        if (content.length > SourceFile.LARGEST || bytes > MOST_BYTES) {
            throw new InvalidInput(object + " is too large unpacked, at " + path + ": a file may have "
                    + (SourceFile.LARGEST >> 20) + " MiB, all together " + (MOST_BYTES >> 30) + " GiB");
        }
        return new SourceFile(path, content);
    }

    /// The list of files at an archive's end tells whether all of them were there.
    private void end() throws IOException {
        tail.drain();
        long promised = tail.entries();
        if (entries == 0 && promised != 0) {
            throw new InvalidInput(object + " is not a zip archive");
        }
        if (promised < 0 || (promised != Tail.UNTOLD && promised != entries)) {
            throw cutOff();
        }
    }

    private InvalidInput cutOff() {
        return new InvalidInput(
                object + " ends in the middle, after " + seen.size() + " files; it seems to be cut off");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /// Keeps the last bytes that went by: there stands the end record of a zip archive, before a comment at most.
    private static final class Tail extends FilterInputStream {
        /// A number of entries that the end record has no room for.
        static final int UNTOLD = 0xFFFF;

        private static final int RECORD = 22;
        private static final int KEPT = 4096;

        private final byte[] last = new byte[KEPT];
        private long passed;

        Tail(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return OneByte.of(this);
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            int read = in.read(buffer, offset, count);
            for (int i = Math.max(0, read - KEPT); i < read; i++) {
                last[(int) ((passed + i) % KEPT)] = buffer[offset + i];
            }
            passed += Math.max(0, read);
            return read;
        }

        void drain() throws IOException {
            byte[] buffer = new byte[KEPT];
            while (read(buffer, 0, KEPT) >= 0) {
                // goes by
            }
        }

        /// How many entries the end record promises; less than 0 when there is none.
        long entries() {
            long first = Math.max(0, passed - KEPT);
            for (long at = passed - RECORD; at >= first; at--) {
                if (number(at, 4) == 0x06054B50L && at + RECORD + number(at + 20, 2) == passed) {
                    return number(at + 10, 2);
                }
            }
            return -1;
        }

        private long number(long at, int count) {
            long number = 0;
            for (int i = 0; i < count; i++) {
                number |= (last[(int) ((at + i) % KEPT)] & 0xFFL) << (8 * i);
            }
            return number;
        }
    }
}
