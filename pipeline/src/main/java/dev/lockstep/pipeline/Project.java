package dev.lockstep.pipeline;

import dev.lockstep.pipeline.asl.Compiler;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.check.Checks;
import dev.lockstep.pipeline.check.trigger.Chains;
import dev.lockstep.pipeline.check.trigger.Followers;
import dev.lockstep.pipeline.check.work.Built;
import dev.lockstep.pipeline.check.work.Children;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.PipelineReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A folder that holds pipelines: sources in `statemachines/NAME.yaml`, beside each the text made from it.
///
/// Nothing is remembered between calls; each call looks at the files as they are.
public final class Project {

    private static final String FOLDER = "statemachines";
    private static final String SOURCE = ".yaml";
    private static final String TEXT = ".asl.json";

    private final Path root;

    private final Optional<HandlerClasses> handlers;

    private Project(Path root, Optional<HandlerClasses> handlers) {
        this.root = root;
        this.handlers = handlers;
    }

    public static Project at(Path root) {
        return new Project(root.toAbsolutePath().normalize(), Optional.empty());
    }

    /// The same project, its pipelines held against the handlers that have been built, too.
    public Project with(HandlerClasses built) {
        return new Project(root, Optional.of(built));
    }

    public Path root() {
        return root;
    }

    /// The pipelines there are, by name; none when there is no such folder.
    public List<String> names() {
        var folder = root.resolve(FOLDER);
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
        return root.resolve(FOLDER).resolve(name + SOURCE);
    }

    /// Where the committed state machine of a pipeline is or would be.
    public Path text(String name) {
        return root.resolve(FOLDER).resolve(name + TEXT);
    }

    /// Reads, checks and compiles one pipeline. A name nobody has is a problem too, rule `pipeline.unknown`.
    public Compilation compile(String name) {
        var file = source(name);
        var names = names();
        if (!names.contains(name)) {
            return new Compilation.Unsound(List.of(new Problem(
                    Place.of("statemachines/" + name + SOURCE),
                    names.isEmpty()
                            ? "there is no pipeline '" + name + "': no .yaml file is in " + root.resolve(FOLDER)
                            : "there is no pipeline '" + name + "'" + DidYouMean.ending(name, names),
                    "pipeline.unknown")));
        }
        try {
            return compile(name + SOURCE, Files.readAllBytes(file), others(names));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Check others(List<String> names) {
        var children = new Children(names, this::read);
        var followers = new Followers(names, this::read);
        var chains = new Chains(names, this::read);
        return (pipeline, problems) -> {
            children.look(pipeline, problems);
            followers.look(pipeline, problems);
            chains.look(pipeline, problems);
            handlers.map(Built::new).ifPresent(built -> built.look(pipeline, problems));
        };
    }

    /// Another pipeline as far as it can be read; its own problems are told where it is asked for itself.
    private Optional<Pipeline> read(String name) {
        try {
            return PipelineReader.read(name + SOURCE, Files.readAllBytes(source(name)), new Problems());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Compiles a source that need not be a file; `file` is what its places are called. What it says of other pipelines
    /// is believed.
    public static Compilation compile(String file, byte[] source) {
        return compile(file, source, (_, _) -> {});
    }

    private static Compilation compile(String file, byte[] source, Check more) {
        var problems = new Problems();
        var pipeline = PipelineReader.read(file, source, problems);
        pipeline.ifPresent(read -> {
            Checks.all(read, problems);
            more.look(read, problems);
        });
        if (pipeline.isEmpty() || !problems.none()) {
            return new Compilation.Unsound(problems.found());
        }
        var made = Compiler.compile(pipeline.get());
        Checks.text(pipeline.get(), made, problems);
        return problems.none()
                ? new Compilation.Sound(pipeline.get(), made)
                : new Compilation.Unsound(problems.found());
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
