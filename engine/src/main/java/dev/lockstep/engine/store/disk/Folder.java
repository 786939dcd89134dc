package dev.lockstep.engine.store.disk;

import dev.lockstep.engine.StoreTrouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A folder that this process has for itself, until it closes it or ends in any way.
final class Folder implements AutoCloseable {
    private static final String DATABASE = "lockstep.db";
    private static final String LOCK = "lock";
    private static final String NATIVE = "native";

    private final Path path;
    private final FileChannel channel;

    private Folder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Takes the folder, which is made when it is not there.
    ///
    /// @throws StoreTrouble when it cannot be written, or somebody else has it
    static Folder take(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel channel = FileChannel.open(
                    path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock(path, channel);
            return new Folder(path, channel);
        } catch (AccessDeniedException e) {
            throw trouble(path, "this user may not write there", "make the folder writable, or name another");
        } catch (IOException e) {
            throw trouble(path, e.toString(), "make the folder writable, or name another");
        }
    }

    private static void lock(Path path, FileChannel channel) throws IOException {
        if (tryLock(channel)) {
            String self = Long.toString(ProcessHandle.current().pid());
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(self.getBytes(StandardCharsets.US_ASCII)), 0);
            return;
        }
        ByteBuffer holder = ByteBuffer.allocate(20);
        channel.read(holder, 0);
        channel.close();
        String process = new String(holder.array(), 0, holder.position(), StandardCharsets.US_ASCII);
        throw trouble(path, "process " + process + " uses it", "end that process, or name another folder");
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    private static StoreTrouble trouble(Path path, String reason, String remedy) {
        return new StoreTrouble(path.toString(), "cannot keep anything here: " + reason, remedy);
    }

    Path database() {
        return path.resolve(DATABASE);
    }

    /// Where the library unpacks its native part: here, so that what a killed process left can be removed.
    Path nativeFolder() {
        Path folder = path.resolve(NATIVE);
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
                for (Path file : left) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw trouble(folder, e.toString(), "make the folder writable, or name another");
        }
        return folder;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw trouble(path, e.toString(), "nothing is lost; the folder is free when this process ends");
        }
    }
}
