package dev.lockstep.pipeline;

import dev.lockstep.pipeline.asl.Compiler;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.check.Checks;
import dev.lockstep.pipeline.check.trigger.Chains;
import dev.lockstep.pipeline.check.trigger.Followers;
import dev.lockstep.pipeline.check.work.Built;
import dev.lockstep.pipeline.check.work.Children;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.Family;
import dev.lockstep.pipeline.read.PipelineReader;
import dev.lockstep.pipeline.read.yaml.YamlText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder that holds pipelines: sources in `statemachines/NAME.yaml`, beside each the text made from it.
///
/// Nothing is remembered between calls; each call looks at the files as they are.
public final class Project {

    private static final String FOLDER = "statemachines";
    private static final String SOURCE = ".yaml";
    private static final String FAMILY = ".family";
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
                    .flatMap(name -> name.endsWith(FAMILY) ? members(name) : Stream.of(name))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The pipelines of a family; the family itself, so that it is not forgotten, when it makes none.
    private Stream<String> members(String family) {
        var names = family(family, new Problems()).members().keySet();
        return names.isEmpty() ? Stream.of(family) : names.stream();
    }

    private Family family(String name, Problems problems) {
        var file = name + SOURCE;
        return Family.of(file, bytes(root.resolve(FOLDER).resolve(file)), problems);
    }

    /// The family that makes a pipeline.
    private Optional<String> familyOf(String name) {
        if (Files.exists(root.resolve(FOLDER).resolve(name + SOURCE))) {
            return name.endsWith(FAMILY) ? Optional.of(name) : Optional.empty();
        }
        try (var files = Files.list(root.resolve(FOLDER))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(FAMILY + SOURCE))
                    .map(file -> file.substring(0, file.length() - SOURCE.length()))
                    .sorted()
                    .filter(family -> members(family).anyMatch(name::equals))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a family makes of one of its pipelines, as if it had been written; empty for a pipeline of its own.
    public Optional<String> generated(String name) {
        return familyOf(name)
                .map(family -> family(family, new Problems()).members().get(name))
                .map(YamlText::of);
    }

    /// Where the source of a pipeline is or would be.
    public Path source(String name) {
        var folder = root.resolve(FOLDER);
        return Files.isDirectory(folder)
                ? folder.resolve(familyOf(name).orElse(name) + SOURCE)
                : folder.resolve(name + SOURCE);
    }

    /// Where the committed state machine of a pipeline is or would be.
    public Path text(String name) {
        return root.resolve(FOLDER).resolve(name + TEXT);
    }

    /// Reads, checks and compiles one pipeline. A name nobody has is a problem too, rule `pipeline.unknown`.
    public Compilation compile(String name) {
        var names = names();
        if (!names.contains(name)) {
            return new Compilation.Unsound(List.of(new Problem(
                    Place.of("statemachines/" + name + SOURCE),
                    names.isEmpty()
                            ? "there is no pipeline '" + name + "': no .yaml file is in " + root.resolve(FOLDER)
                            : "there is no pipeline '" + name + "'" + DidYouMean.ending(name, names),
                    "pipeline.unknown")));
        }
        var problems = new Problems();
        return compile(read(name, problems), problems, others(names));
    }

    private Optional<Pipeline> read(String name, Problems problems) {
        var family = familyOf(name);
        if (family.isEmpty()) {
            return PipelineReader.read(name + SOURCE, bytes(source(name)), problems);
        }
        var made = family(family.get(), problems).members().get(name);
        return made == null ? Optional.empty() : PipelineReader.read(made, problems);
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
        return read(name, new Problems());
    }

    /// Compiles a source that need not be a file; `file` is what its places are called. What it says of other pipelines
    /// is believed.
    public static Compilation compile(String file, byte[] source) {
        var problems = new Problems();
        return compile(PipelineReader.read(file, source, problems), problems, (_, _) -> {});
    }

    private static Compilation compile(Optional<Pipeline> pipeline, Problems problems, Check more) {
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
