package dev.lockstep.infra.kept;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/// What a file holds, told by a digest, and of a folder, what all its files hold.
///
/// A jar is told by the directory at its end, which has the name, the sizes and the checksum of every entry:
/// libraries of a hundred megabytes need not be read for it. The directory of CDK's library has nine megabytes,
/// and is told by its length and two checksums of the kind that its entries have, for which processors have
/// instructions.
public final class FileDigest {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final long LARGER_FORMAT = 0xFFFF_FFFFL;

    private FileDigest() {}

    public static String of(Path file) {
        try {
            return Files.isDirectory(file) ? folder(file) : file(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String folder(Path folder) throws IOException {
        var all = new Fingerprint();
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.add(folder.relativize(file).toString()).add(file(file));
            }
        }
        return all.hex();
    }

    private static String file(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var directory = file.toString().endsWith(".jar") ? directory(channel) : Optional.<ByteBuffer>empty();
            return directory.isPresent()
                    ? new Fingerprint()
                            .add(directory.get().remaining())
                            .add(checksum(new CRC32(), directory.get()))
                            .add(checksum(new CRC32C(), directory.get()))
                            .hex()
                    : new Fingerprint()
                            .add(ByteBuffer.wrap(Files.readAllBytes(file)))
                            .hex();
        }
    }

    private static long checksum(Checksum checksum, ByteBuffer bytes) {
        checksum.update(bytes.duplicate());
        return checksum.getValue();
    }

    /// The central directory of a zip file (APPNOTE, 4.3.12 and 4.3.16); nothing where it is not found, or is of the
    /// format for more than 65,535 entries.
    private static Optional<ByteBuffer> directory(FileChannel jar) throws IOException {
        var tail = read(jar, Math.max(0, jar.size() - END_LENGTH - LONGEST_COMMENT), jar.size());
        for (var at = tail.limit() - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END) {
                var length = Integer.toUnsignedLong(tail.getInt(at + 12));
                var begin = Integer.toUnsignedLong(tail.getInt(at + 16));
                var entries = Short.toUnsignedInt(tail.getShort(at + 10));
                return begin == LARGER_FORMAT || entries == 0xFFFF || begin + length > jar.size()
                        ? Optional.empty()
                        : Optional.of(read(jar, begin, begin + length));
            }
        }
        return Optional.empty();
    }

    private static ByteBuffer read(FileChannel file, long begin, long end) throws IOException {
        var bytes = ByteBuffer.allocate(Math.toIntExact(end - begin)).order(ByteOrder.LITTLE_ENDIAN);
        for (var at = begin; bytes.hasRemaining(); ) {
            var read = file.read(bytes, at);
            if (read < 0) {
                throw new IOException("ends before its length");
            }
            at += read;
        }
        return bytes.flip();
    }
}
