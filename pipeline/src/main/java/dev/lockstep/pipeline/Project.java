package dev.lockstep.pipeline;

import dev.lockstep.pipeline.asl.Compiler;
import dev.lockstep.pipeline.build.PipelineDefinition;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.check.Checks;
import dev.lockstep.pipeline.check.trigger.Chains;
import dev.lockstep.pipeline.check.trigger.Followers;
import dev.lockstep.pipeline.check.work.Built;
import dev.lockstep.pipeline.check.work.Children;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.PipelineReader;
import dev.lockstep.pipeline.read.template.Bases;
import dev.lockstep.pipeline.read.template.Extension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A folder that holds pipelines: sources in `statemachines/NAME.yaml`, beside each the text made from it.
///
/// Nothing is remembered between calls, each call looks at the files as they are; unless that is asked for, by
/// [#asItIs()].
public final class Project {

    private static final String FOLDER = "statemachines";
    private static final String SOURCE = ".yaml";
    private static final String TEXT = ".asl.json";

    private final Path root;

    private final Optional<HandlerClasses> handlers;

    private final Optional<Sources> remembered;

    private Project(Path root, Optional<HandlerClasses> handlers, Optional<Sources> remembered) {
        this.root = root;
        this.handlers = handlers;
        this.remembered = remembered;
    }

    public static Project at(Path root) {
        return new Project(root.toAbsolutePath().normalize(), Optional.empty(), Optional.empty());
    }

    /// The same project as its sources are when they are first asked for, each of them read once: for who looks at all
    /// pipelines, and every one of them looks at the others.
    public Project asItIs() {
        return new Project(root, handlers, Optional.of(new Sources(root.resolve(FOLDER))));
    }

    /// The same project, its pipelines held against the handlers that have been built, too.
    public Project with(HandlerClasses built) {
        return new Project(root, Optional.of(built), remembered);
    }

    public Path root() {
        return root;
    }

    /// The pipelines there are, by name; none when there is no such folder.
    public List<String> names() {
        return sources().pipelines();
    }

    private Sources sources() {
        return remembered.orElseGet(() -> new Sources(root.resolve(FOLDER)));
    }

    /// What a family makes of one of its pipelines, or what a pipeline has become by what it extends, as if it had been
    /// written; empty for one that is all there is of it.
    public Optional<String> generated(String name) {
        return names().contains(name) ? sources().generated(name) : Optional.empty();
    }

    /// Where the source of a pipeline is or would be.
    public Path source(String name) {
        return sources().source(name);
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
        var sources = sources();
        var problems = new Problems();
        return compile(sources.read(name, problems), problems, others(sources, names));
    }

    /// What is said of other pipelines is held against these as far as they can be read; their own problems are told
    /// where they are asked for themselves.
    private Check others(Sources sources, List<String> names) {
        Function<String, Optional<Pipeline>> read = name -> sources.read(name, new Problems());
        var children = new Children(names, read);
        var followers = new Followers(names, read);
        var chains = new Chains(names, read);
        return (pipeline, problems) -> {
            children.look(pipeline, problems);
            followers.look(pipeline, problems);
            chains.look(pipeline, problems);
            handlers.map(Built::new).ifPresent(built -> built.look(pipeline, problems));
        };
    }

    /// Compiles a source that need not be a file; `file` is what its places are called. What it says of other pipelines
    /// is believed.
    public static Compilation compile(String file, byte[] source) {
        return compile(file, source, Bases.NONE);
    }

    /// The same, with bases that it can extend.
    public static Compilation compile(String file, byte[] source, Bases bases) {
        var problems = new Problems();
        var read = PipelineReader.tree(file, source, problems)
                .flatMap(tree -> Extension.whole(tree, bases, problems))
                .flatMap(tree -> PipelineReader.read(tree, problems));
        return compile(read, problems, (_, _) -> {});
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
        return freshness(text(made.name()), made.text());
    }

    /// Whether the committed source is what a pipeline in Java says today.
    public Freshness freshness(PipelineDefinition made) {
        return freshness(written(made), made.yaml());
    }

    private static Freshness freshness(Path file, String text) {
        try {
            if (!Files.exists(file)) {
                return Freshness.MISSING;
            }
            return Files.readString(file, StandardCharsets.UTF_8).equals(text) ? Freshness.FRESH : Freshness.STALE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes the text beside its source.
    public Path write(StateMachineText made) {
        return write(text(made.name()), made.text());
    }

    /// Writes the source of a pipeline in Java.
    public Path write(PipelineDefinition made) {
        return write(written(made), made.yaml());
    }

    /// Where the source of a pipeline in Java is or would be.
    public Path written(PipelineDefinition made) {
        return root.resolve(FOLDER).resolve(made.name() + SOURCE);
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text, StandardCharsets.UTF_8);
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
