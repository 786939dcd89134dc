package dev.lockstep.infra.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// The jars that functions are made of. A function gets the first that has its handler, so that only those that need a
/// large one have it.
public record HandlerJars(List<Path> jars) {
    public HandlerJars {
        jars = List.copyOf(jars);
    }

    /// Where a build puts them.
    public static HandlerJars below(Path root) {
        var first = root.resolve("functions/target/functions.jar");
        return new HandlerJars(Stream.concat(
                        Stream.of(first),
                        Stream.of(root.resolve("sql/target/sql.jar")).filter(Files::isRegularFile))
                .toList());
    }

    /// The jar that has a handler.
    public Optional<Path> holding(String className) {
        var entry = className.replace('.', '/') + ".class";
        return jars.stream().filter(jar -> has(jar, entry)).findFirst();
    }

    private static boolean has(Path jar, String entry) {
        try (var file = new JarFile(jar.toFile())) {
            return file.getEntry(entry) != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
