package dev.lockstep.infra.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// The jars that functions are made of. A function gets the first that has its handler, so that only those that need a
/// large one have it.
public final class HandlerJars {
    private final List<Path> jars;

    /// What is in each; read once, when it is first asked for.
    private final Map<Path, Set<String>> entries = new HashMap<>();

    public HandlerJars(List<Path> jars) {
        this.jars = List.copyOf(jars);
    }

    public List<Path> jars() {
        return jars;
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
        return jars.stream()
                .filter(jar -> entries.computeIfAbsent(jar, HandlerJars::read).contains(entry))
                .findFirst();
    }

    private static Set<String> read(Path jar) {
        try (var file = new JarFile(jar.toFile())) {
            return file.stream().map(ZipEntry::getName).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
