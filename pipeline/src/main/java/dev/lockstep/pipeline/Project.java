package dev.lockstep.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A folder that holds pipelines: sources in `statemachines/NAME.yaml`, beside each the text made from it.
///
/// Nothing is remembered between calls; each call looks at the files as they are.
public final class Project {

    private static final String SOURCE = ".yaml";
    private static final String TEXT = ".asl.json";

    private final Path root;

    private Project(Path root) {
        this.root = root;
    }

    public static Project at(Path root) {
        return new Project(root.toAbsolutePath().normalize());
    }

    public Path root() {
        return root;
    }

    /// The pipelines there are, by name; none when there is no such folder.
    public List<String> names() {
        var folder = root.resolve("statemachines");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SOURCE))
                    .map(name -> name.substring(0, name.length() - SOURCE.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where the source of a pipeline is or would be.
    public Path source(String name) {
        return root.resolve("statemachines").resolve(name + SOURCE);
    }

    /// Where the committed state machine of a pipeline is or would be.
    public Path text(String name) {
        return root.resolve("statemachines").resolve(name + TEXT);
    }

    /// Reads, checks and compiles one pipeline. A name nobody has is a problem too, rule `pipeline.unknown`.
    public Compilation compile(String name) {
        return new Compilation.Unsound(
                List.of(new Problem(Place.of(name + SOURCE), "the compiler is not here yet", "pipeline.unknown")));
    }

    /// Whether the committed text is what the source says today.
    public Freshness freshness(StateMachineText made) {
        var file = text(made.name());
        try {
            if (!Files.exists(file)) {
                return Freshness.MISSING;
            }
            return Files.readString(file, StandardCharsets.UTF_8).equals(made.text())
                    ? Freshness.FRESH
                    : Freshness.STALE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes the text beside its source.
    public Path write(StateMachineText made) {
        var file = text(made.name());
        try {
            return Files.writeString(file, made.text(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How a committed text stands to its source.
    public enum Freshness {
        FRESH,
        STALE,
        MISSING
    }
}
