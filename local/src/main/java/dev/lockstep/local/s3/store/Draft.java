package dev.lockstep.local.s3.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Bytes on their way to becoming an object; nobody sees them before that, and closing throws away what did not.
public final class Draft implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private final DigestOutputStream out;
    private byte @Nullable [] digest;

    Draft(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.out = new DigestOutputStream(Channels.newOutputStream(channel), md5());
    }

    static MessageDigest md5() {
        return digest("MD5");
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has " + algorithm, impossible);
        }
    }

    public OutputStream out() {
        return out;
    }

    public long size() throws IOException {
        return channel.size();
    }

    /// The MD5 of what was written: final, nothing may be written after it was asked for.
    public byte[] digest() {
        byte[] known = digest;
        if (known == null) {
            known = out.getMessageDigest().digest();
            digest = known;
        }
        return known.clone();
    }

    /// Adds a file's bytes, past the digest.
    void append(Path other) throws IOException {
        try (FileChannel from = FileChannel.open(other)) {
            long position = 0;
            while (position < from.size()) {
                position += from.transferTo(position, from.size() - position, channel);
            }
        }
    }

    /// The entity tag of an object put in one piece.
    public static String etag(byte[] digest) {
        return "\"" + HexFormat.of().formatHex(digest) + "\"";
    }

    /// The finished file, its bytes on the disk itself and not only in the machine's memory.
    Path finished() throws IOException {
        channel.force(false);
        channel.close();
        return file;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
