package dev.lockstep.local.s3.store;

import dev.lockstep.engine.value.InvalidJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What is known of objects beside their bytes, one small file each, named by key and by the state of the bytes it
/// describes (time and size).
///
/// So the rename of the bytes alone decides which object there is: a sidecar written before it for bytes that never
/// came is not found, nor is the old one afterwards, and a file that a person edits is simply a new object.
final class Sidecars {

    private static final int REMEMBERED = 20_000;

    private final Path folder;
    private final Map<Path, About> read = new ConcurrentHashMap<>();

    Sidecars(Path folder) {
        this.folder = folder;
    }

    About of(String key, Path file, BasicFileAttributes state) throws IOException {
        Path sidecar = path(key, state);
        About known = read.get(sidecar);
        if (known == null) {
            known = load(sidecar);
            if (known == null) {
                known = About.file(Draft.etag(md5(file)));
            }
            remember(sidecar, known);
        }
        return known;
    }

    private static @Nullable About load(Path sidecar) throws IOException {
        try {
            return About.read(Files.readAllBytes(sidecar));
        } catch (NoSuchFileException | InvalidJson | About.InvalidSidecar none) {
            return null;
        }
    }

    void write(String key, BasicFileAttributes state, About about) throws IOException {
        Path sidecar = path(key, state);
        Files.createDirectories(sidecar.getParent());
        Path draft = sidecar.resolveSibling(sidecar.getFileName() + ".new");
        Files.writeString(draft, about.write(key), StandardCharsets.UTF_8);
        Files.move(draft, sidecar, StandardCopyOption.ATOMIC_MOVE);
        remember(sidecar, about);
    }

    void delete(String key, BasicFileAttributes state) throws IOException {
        Path sidecar = path(key, state);
        read.remove(sidecar);
        Files.deleteIfExists(sidecar);
    }

    private void remember(Path sidecar, About about) {
        if (read.size() >= REMEMBERED) {
            read.clear();
        }
        read.put(sidecar, about);
    }

    private Path path(String key, BasicFileAttributes state) {
        String name = hash(key);
        long time = state.lastModifiedTime().to(TimeUnit.MICROSECONDS);
        return folder.resolve(name.substring(0, 2)).resolve(name + "-" + time + "-" + state.size());
    }

    /// A name of fixed length for a key of any.
    static String hash(String key) {
        return HexFormat.of().formatHex(Draft.digest("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] md5(Path file) throws IOException {
        MessageDigest digest = Draft.md5();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return digest.digest();
    }
}
