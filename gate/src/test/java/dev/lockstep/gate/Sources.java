package dev.lockstep.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The files of this repository, as the gate's tests look at them.
final class Sources {
    static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("lockstep.root"), "lockstep.root"));
    static final List<String> MODULES = List.of("pipeline", "engine", "functions", "sql", "infra", "local", "cli");

    private Sources() {}

    /// Every Java file of every module, tests included, in a stable order.
    static List<Path> java() {
        return Stream.concat(MODULES.stream(), Stream.of("gate"))
                .map(module -> ROOT.resolve(module).resolve("src"))
                .flatMap(source -> walk(source).stream())
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    /// Regular files under a folder, sorted; none when there is no such folder.
    static List<Path> walk(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isTest(Path file) {
        return ROOT.relativize(file).toString().contains("src/test/");
    }

    static String name(Path file) {
        return ROOT.relativize(file).toString();
    }

    /// Some cases hold on purpose what is no UTF-8.
    static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
