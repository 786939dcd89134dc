package dev.lockstep.pipeline;

import dev.lockstep.pipeline.read.template.Bases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Cases are files: a source and, beside it, what is expected of it. Adding a case is adding two files.
final class Cases {

    private Cases() {}

    static Path folder(String name) {
        return Path.of("src/test/resources", name);
    }

    static List<Path> sources(String folder) {
        try (var files = Files.list(folder(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.toString().endsWith(Bases.SOURCE))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path beside(Path source, String ending) {
        return source.resolveSibling(source.getFileName().toString().replaceFirst("\\.yaml$", ending));
    }

    static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Compilation compile(Path source) {
        try {
            return Project.compile(
                    source.getFileName().toString(),
                    Files.readAllBytes(source),
                    new Sources(Objects.requireNonNull(source.getParent())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With `-Dlockstep.cases=write` what came out becomes what is expected; the diff is then read by a person.
    static String expected(Path file, String actual) {
        if ("write".equals(System.getProperty("lockstep.cases"))) {
            try {
                Files.writeString(file, actual);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text(file);
    }
}
