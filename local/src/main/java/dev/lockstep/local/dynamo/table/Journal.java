package dev.lockstep.local.dynamo.table;

import dev.lockstep.engine.value.Json;
import dev.lockstep.local.dynamo.value.DynamoFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32;

/// Every change since the beginning, a line for what happens at once: checksum, blank, JSON.
///
/// A line counts when it is whole and its checksum holds, so a crash while writing leaves the state before. Several
/// processes may share the file: each reads on where it stopped, and writes under the lock, which is a file of its own
/// because a compacted journal is a new file in the old one's place.
final class Journal implements AutoCloseable {

    private static final int CHECKSUM = 8;

    private final Path file;
    private final FileChannel lock;
    private FileChannel channel;
    private Object identity;
    private long position;
    private long changes;

    Journal(Path file) throws IOException {
        this.file = file;
        this.lock = open(file.resolveSibling("journal.lock"));
        open(file).close(); // so that there is one
        this.identity = identity(); // before opening: replaced in between, it shows as replaced
        this.channel = open(file);
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private Object identity() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return Objects.requireNonNullElse(attributes.fileKey(), attributes.creationTime());
    }

    /// Keeps other processes from writing.
    FileLock lock() throws IOException {
        return lock.lock();
    }

    /// Whether another process has put a compacted journal in this one's place: then everything is read again.
    boolean startsOver() throws IOException {
        Object now = identity();
        if (now.equals(identity)) {
            return false;
        }
        reopen(now);
        return true;
    }

    private void reopen(Object now) throws IOException {
        channel.close();
        channel = open(file);
        identity = now;
        position = 0;
        changes = 0;
    }

    boolean hasMore() throws IOException {
        return channel.size() > position;
    }

    /// How many changes it holds, as far as it was read or written here.
    long changes() {
        return changes;
    }

    /// Puts a journal of these changes alone in the place of the old one, whole or not at all. To be called under the
    /// lock, after [#readOn()].
    void replace(List<Change> state) throws IOException {
        Path fresh = file.resolveSibling("journal.new");
        Files.deleteIfExists(fresh);
        try (FileChannel out = open(fresh)) {
            for (Change change : state) {
                Channels.newOutputStream(out).write(line(List.of(change)));
            }
            out.force(false);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        reopen(identity());
        position = channel.size();
        changes = state.size();
    }

    /// The changes written since the last time, by whomever.
    List<Change> readOn() throws IOException {
        var read = new ArrayList<Change>();
        byte[] bytes = unread();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                Optional<List<Change>> line = read(bytes, start, i);
                if (line.isEmpty()) {
                    if (i < bytes.length - 1) {
                        throw new IOException("the journal " + file + " is damaged at byte " + (position + start)
                                + ": move it away, or restore it");
                    }
                    break; // torn by a crash, nothing follows
                }
                read.addAll(line.get());
                start = i + 1;
            }
        }
        position += start;
        changes += read.size();
        return read;
    }

    private byte[] unread() throws IOException {
        var bytes = new ByteArrayOutputStream();
        long size = channel.size();
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        for (long at = position; at < size; at += buffer.limit()) {
            buffer.clear();
            if (channel.read(buffer, at) < 0) {
                break;
            }
            buffer.flip();
            bytes.write(buffer.array(), 0, buffer.limit());
        }
        return bytes.toByteArray();
    }

    private static Optional<List<Change>> read(byte[] bytes, int start, int end) {
        int json = start + CHECKSUM + 1;
        if (json > end) {
            return Optional.empty();
        }
        String checksum = new String(bytes, start, CHECKSUM, StandardCharsets.US_ASCII);
        if (!checksum.equals(checksum(bytes, json, end - json))) {
            return Optional.empty();
        }
        try {
            Object changes = Json.parse(new String(bytes, json, end - json, StandardCharsets.UTF_8));
            return changes instanceof List<?> list
                    ? Optional.of(list.stream().<Change>map(ChangeText::read).toList())
                    : Optional.empty();
        } catch (IllegalArgumentException | DynamoFailure notOurs) {
            return Optional.empty();
        }
    }

    /// To be called under the lock, after [#readOn()]. What a crash left behind the last whole line is cut off.
    void append(List<Change> more) throws IOException {
        byte[] line = line(more);
        channel.truncate(position);
        channel.position(position);
        Channels.newOutputStream(channel).write(line);
        channel.force(false);
        position += line.length;
        changes += more.size();
    }

    private static byte[] line(List<Change> together) {
        byte[] json =
                Json.writeBytes(together.stream().<Object>map(ChangeText::write).toList());
        var line = new ByteArrayOutputStream();
        line.writeBytes((checksum(json, 0, json.length) + " ").getBytes(StandardCharsets.US_ASCII));
        line.writeBytes(json);
        line.write('\n');
        return line.toByteArray();
    }

    private static String checksum(byte[] bytes, int offset, int length) {
        var crc = new CRC32();
        crc.update(bytes, offset, length);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    @Override
    public void close() throws IOException {
        channel.close();
        lock.close();
    }
}
