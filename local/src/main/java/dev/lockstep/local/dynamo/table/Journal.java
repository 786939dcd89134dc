package dev.lockstep.local.dynamo.table;

import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import dev.lockstep.local.dynamo.value.DynamoFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/// Every change since the beginning, a line for what happens at once: checksum, blank, JSON.
///
/// A line counts when it is whole and its checksum holds, so a crash while writing leaves the state before. Several
/// processes may share the file: each reads on where it stopped, and writes under the file's lock.
final class Journal implements AutoCloseable {

    private static final int CHECKSUM = 8;

    private final Path file;
    private final FileChannel channel;
    private long position;

    Journal(Path file) throws IOException {
        this.file = file;
        this.channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /// Keeps other processes from writing.
    FileLock lock() throws IOException {
        return channel.lock();
    }

    boolean hasMore() throws IOException {
        return channel.size() > position;
    }

    /// The changes written since the last time, by whomever.
    List<Change> readOn() throws IOException {
        var changes = new ArrayList<Change>();
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
                changes.addAll(line.get());
                start = i + 1;
            }
        }
        position += start;
        return changes;
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
        } catch (InvalidJson | IllegalArgumentException | DynamoFailure notOurs) {
            return Optional.empty();
        }
    }

    /// To be called under the lock, after [#readOn()]. What a crash left behind the last whole line is cut off.
    void append(List<Change> changes) throws IOException {
        byte[] json =
                Json.writeBytes(changes.stream().<Object>map(ChangeText::write).toList());
        var line = new ByteArrayOutputStream();
        line.writeBytes((checksum(json, 0, json.length) + " ").getBytes(StandardCharsets.US_ASCII));
        line.writeBytes(json);
        line.write('\n');
        channel.truncate(position);
        channel.position(position);
        Channels.newOutputStream(channel).write(line.toByteArray());
        channel.force(false);
        position += line.size();
    }

    private static String checksum(byte[] bytes, int offset, int length) {
        var crc = new CRC32();
        crc.update(bytes, offset, length);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
