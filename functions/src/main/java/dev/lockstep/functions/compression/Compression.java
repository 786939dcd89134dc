package dev.lockstep.functions.compression;

import dev.lockstep.functions.InvalidInput;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// How bytes are made smaller.
public enum Compression {
    /// RFC 1952.
    GZIP("gz", "application/gzip", "1f8b"),
    /// RFC 8878, by the library that its makers write, which is native: it is loaded when it is first asked for.
    ZSTD("zst", "application/zstd", "28b52ffd");

    /// What is refused by name.
    private static final Map<String, String> OTHERS = Map.of("zip", "504b0304", "xz", "fd377a585a00");

    private static final int LONGEST_MAGIC = 6;

    /// So many bytes begin a file of zstd; the first of them alone might be text.
    private static final int MAGIC = 4;

    private static final int BUFFER = 16 * 1024;

    private final String extension;
    private final String contentType;
    private final String magic;

    Compression(String extension, String contentType, String magic) {
        this.extension = extension;
        this.contentType = contentType;
        this.magic = magic;
    }

    /// What the end of a name says.
    public static Optional<Compression> of(String name) {
        return Arrays.stream(values())
                .filter(kind -> name.endsWith("." + kind.extension))
                .findFirst();
    }

    /// The end of a file's name.
    public String extension() {
        return extension;
    }

    public String contentType() {
        return contentType;
    }

    /// Makes smaller what is written, and passes it on. Closing it writes the end, and leaves what it is
    /// passed on to open.
    public OutputStream to(OutputStream target) throws IOException {
        OutputStream open = new LeftOpen(target);
        return new BufferedOutputStream(
                switch (this) {
                    case GZIP -> new GZIPOutputStream(open, BUFFER);
                    case ZSTD -> Zstd.to(open);
                },
                BUFFER);
    }

    /// Whether bytes begin so, in hexadecimal digits.
    private static boolean begins(byte[] bytes, String magic) {
        return HexFormat.of().formatHex(bytes).startsWith(magic);
    }

    /// The bytes themselves, or what is in them when they are compressed, as their beginning tells. What is
    /// compressed in another way is refused by name.
    ///
    /// @param object what messages call it
    public static InputStream plain(InputStream in, String object) throws IOException {
        byte[] start = in.readNBytes(LONGEST_MAGIC);
        OTHERS.forEach((name, magic) -> {
            if (begins(start, magic)) {
                throw new InvalidInput(
                        object + " is compressed with " + name + "; expected it plain, or as gzip or zstd");
            }
        });
        if (start.length > 0
                && start.length < MAGIC
                && ZSTD.magic.startsWith(HexFormat.of().formatHex(start))) {
            throw new InvalidInput(
                    object + " ends within the first bytes of a file of zstd; the object seems to be cut off");
        }
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), in);
        if (begins(start, GZIP.magic)) {
            return new Gunzip(whole, object);
        }
        return begins(start, ZSTD.magic) ? Zstd.from(whole, object) : whole;
    }

    private static final class LeftOpen extends FilterOutputStream {
        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            out.write(bytes, offset, count);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
