package dev.lockstep.functions.data;

import dev.lockstep.functions.checksum.Checksums;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// Writes one object so that readers see all of it or nothing: small ones by one put, larger ones in parts that S3
/// joins at the end. Closed without [#commit], it leaves nothing behind.
public final class ObjectWriter extends OutputStream {
    private static final int PART = 8 * 1024 * 1024;
    private static final int START = 64 * 1024;

    private final Upload upload;
    private final MessageDigest digest = Checksums.sha256();
    private byte[] buffer = new byte[START];
    private int filled;
    private long bytes;
    private boolean closed;

    ObjectWriter(Upload upload) {
        this.upload = upload;
    }

    /// What was written.
    public record Written(S3Address address, long bytes, String sha256) {
        /// As a result lists it.
        public Artifact artifact() {
            return new Artifact(address.toString(), Optional.empty(), Optional.of(bytes), Optional.of(sha256));
        }

        /// As stages hand it on, when it holds a table.
        public DataSet table(long records, Format format, Optional<String> name) {
            return new DataSet(
                    address.toString(), Optional.of(records), Optional.of(bytes), Optional.of(sha256), format, name);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int count) throws IOException {
        if (closed) {
            throw new IOException(upload.address() + " is written already");
        }
        bytes += count;
        int done = 0;
        while (done < count) {
            if (filled == PART) {
                digest.update(buffer, 0, filled);
                upload.part(buffer, filled);
                filled = 0;
            }
            int room = Math.min(count - done, PART - filled);
            grow(filled + room);
            System.arraycopy(source, offset + done, buffer, filled, room);
            filled += room;
            done += room;
        }
    }

    /// Makes the object visible. When an attempt before has written the very same one, that one stays.
    public Written commit() {
        closed = true;
        digest.update(buffer, 0, filled);
        String sha256 = HexFormat.of().formatHex(digest.digest());
        upload.finish(buffer, filled, sha256);
        return new Written(upload.address(), bytes, sha256);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            upload.abort();
        }
    }

    private void grow(int needed) {
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(PART, Math.max(needed, buffer.length * 4)));
        }
    }
}
