package dev.lockstep.cli.command;

import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.folder.Trouble;
import dev.lockstep.cli.run.JarHandlers;
import dev.lockstep.cli.source.JavaPipelines;
import dev.lockstep.pipeline.Compilation;
import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Problem;
import dev.lockstep.pipeline.Project;
import dev.lockstep.pipeline.build.PipelineDefinition;
import dev.lockstep.pipeline.stage.Work;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The pipelines of the project as commands ask for them: by name, sound, and with a state machine that is up to date.
public final class Pipelines {
    private final Surroundings surroundings;
    private final Project project;

    public Pipelines(Surroundings surroundings) {
        this(surroundings, Project.at(surroundings.project()));
    }

    private Pipelines(Surroundings surroundings, Project project) {
        this.surroundings = surroundings;
        this.project = project;
    }

    /// The same, held against the handlers in the jars when they have been built.
    Pipelines withHandlers() {
        var jars = Handlers.built(surroundings);
        return jars.isEmpty() ? this : new Pipelines(surroundings, project.with(new JarHandlers(jars)));
    }

    Project project() {
        return project;
    }

    /// Those that are written in Java, of the names or all of them.
    List<PipelineDefinition> inJava(List<String> names) {
        var jar = jar();
        var written = new JavaPipelines(project.root(), Files.exists(jar) ? Optional.of(jar) : Optional.empty());
        return reading(written::read).stream()
                .filter(definition -> names.isEmpty() || names.contains(definition.name()))
                .toList();
    }

    private Path jar() {
        return surroundings.home().resolve("functions/target/functions.jar");
    }

    /// Those named, or all there are.
    public List<String> named(List<String> names) {
        var there = reading(project::names);
        if (there.isEmpty()) {
            throw Refusal.input("there is no pipeline")
                    .at(shown(project.root().resolve("statemachines")))
                    .remedy("write one as statemachines/NAME.yaml, or go to the folder of a project");
        }
        names.forEach(name -> known(name, there));
        return names.isEmpty() ? there : names;
    }

    /// A pipeline that can run: sound, and its committed state machine is what its source says.
    public Compilation.Sound runnable(String name) {
        named(List.of(name));
        var compiled = compile(name);
        return switch (compiled) {
            case Compilation.Sound sound -> fresh(sound);
            case Compilation.Unsound unsound -> throw unsound(name, unsound.problems());
        };
    }

    /// The pipelines that one may start, and those that they may start, each as it can run.
    public List<Compilation.Sound> children(Compilation.Sound parent) {
        var found = new LinkedHashMap<String, Compilation.Sound>();
        var open = new ArrayDeque<>(List.of(parent));
        while (!open.isEmpty()) {
            for (var stage : open.remove().pipeline().stages()) {
                if (stage.work() instanceof Work.Child child && !found.containsKey(child.pipeline())) {
                    var compiled = runnable(child.pipeline());
                    found.put(child.pipeline(), compiled);
                    open.add(compiled);
                }
            }
        }
        return List.copyOf(found.values());
    }

    Compilation compile(String name) {
        return reading(() -> project.compile(name));
    }

    Refusal unsound(String name, List<Problem> problems) {
        return Refusal.input(problems.size() == 1 ? "1 problem in " + name : problems.size() + " problems in " + name)
                .at(shown(project.source(name)))
                .details(problems.stream().map(Problem::toString).toList())
                .remedy("mend the file; ./lockstep check " + name + " looks again");
    }

    /// Whether there is such a mode.
    ///
    /// @throws Refusal for a mode the pipeline does not have
    public static void requireMode(Pipeline pipeline, String mode) {
        if (!pipeline.modeNames().contains(mode)) {
            throw Refusal.input("mode '" + mode + "' is not one of " + pipeline.name()
                            + DidYouMean.hint(mode, pipeline.modeNames()))
                    .at(pipeline.place().file())
                    .remedy("--mode takes " + String.join(", ", pipeline.modeNames()));
        }
    }

    /// Files that cannot be read or written are the machine's fault, not the command's.
    <T> T reading(Supplier<T> read) {
        try {
            return read.get();
        } catch (UncheckedIOException trouble) {
            throw Refusal.environment("cannot use the pipeline's files: " + Trouble.reason(trouble))
                    .at(shown(project.root().resolve("statemachines")))
                    .remedy("make them readable and writable")
                    .because(trouble);
        }
    }

    String shown(Path path) {
        return surroundings.show(path);
    }

    private void known(String name, List<String> there) {
        if (!there.contains(name)) {
            throw Refusal.input("there is no pipeline '" + name + "'" + DidYouMean.hint(name, there))
                    .at(shown(project.root().resolve("statemachines")))
                    .remedy("name one of those there are: " + String.join(", ", there));
        }
    }

    private Compilation.Sound fresh(Compilation.Sound sound) {
        var name = sound.pipeline().name();
        return switch (reading(() -> project.freshness(sound.stateMachine()))) {
            case FRESH -> sound;
            case STALE ->
                throw Refusal.input("the state machine is older than its source")
                        .at(shown(project.text(name)))
                        .remedy("./lockstep compile " + name);
            case MISSING ->
                throw Refusal.input("the state machine has not been made yet")
                        .at(shown(project.text(name)))
                        .remedy("./lockstep compile " + name);
        };
    }
}
