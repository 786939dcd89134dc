package dev.lockstep.infra;

import dev.lockstep.infra.environment.Environment;
import dev.lockstep.infra.environment.Environments;
import dev.lockstep.infra.input.Deployable;
import dev.lockstep.infra.input.HandlerJars;
import dev.lockstep.pipeline.Compilation;
import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Problem;
import dev.lockstep.pipeline.Project;
import dev.lockstep.pipeline.StateMachineText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything that stacks are drawn from, read and checked.
///
/// @param pipelines every pipeline of the project: together they say what data there is
/// @param deployed those that get a stack this time
record Inputs(Environment environment, List<Deployable> pipelines, List<Deployable> deployed, HandlerJars jars) {

    Inputs {
        pipelines = List.copyOf(pipelines);
        deployed = List.copyOf(deployed);
    }

    /// The same, with stacks of only these pipelines.
    Inputs only(List<Deployable> some) {
        return new Inputs(environment, pipelines, some, jars);
    }

    /// Reads everything before anything is drawn, so that all problems are told at once.
    static Reading read(Path root, String environmentName, List<String> wanted, HandlerJars jars) {
        var missing =
                jars.jars().stream().filter(jar -> !Files.isRegularFile(jar)).findFirst();
        if (missing.isPresent()) {
            return new Reading.Unready(new Trouble(
                    "the handlers are not built",
                    missing.get().toString(),
                    "run `mvn -q package` at the root of the project"));
        }
        var problems = new ArrayList<Problem>();
        Optional<Environment> environment = switch (Environments.of(root).read(environmentName)) {
            case Environments.Reading.Ready ready -> Optional.of(ready.environment());
            case Environments.Reading.Refused refused -> {
                problems.addAll(refused.problems());
                yield Optional.empty();
            }
        };
        var project = Project.at(root).asItIs();
        var pipelines = new ArrayList<Deployable>();
        var names = new ArrayList<>(project.names());
        wanted.stream().filter(name -> !names.contains(name)).forEach(names::add);
        for (var name : names) {
            switch (project.compile(name)) {
                case Compilation.Sound sound -> {
                    stale(project, sound.stateMachine()).ifPresent(problems::add);
                    pipelines.add(new Deployable(sound.pipeline(), sound.stateMachine()));
                }
                case Compilation.Unsound unsound -> problems.addAll(unsound.problems());
            }
        }
        if (names.isEmpty()) {
            problems.add(new Problem(
                    Place.of("statemachines"), "there is no pipeline; add statemachines/NAME.yaml", "project.empty"));
        }
        environment.ifPresent(known -> problems.addAll(FitCheck.of(known, pipelines, jars)));
        if (!problems.isEmpty() || environment.isEmpty()) {
            return new Reading.Refused(problems);
        }
        var deployed = pipelines.stream()
                .filter(pipeline -> wanted.isEmpty() || wanted.contains(pipeline.name()))
                .toList();
        return new Reading.Ready(new Inputs(environment.get(), pipelines, deployed, jars));
    }

    private static Optional<Problem> stale(Project project, StateMachineText made) {
        var file = "statemachines/" + made.name() + ".asl.json";
        return switch (project.freshness(made)) {
            case FRESH -> Optional.empty();
            case STALE ->
                Optional.of(new Problem(
                        Place.of(file),
                        "is not what " + made.name() + ".yaml says today; run `./lockstep compile " + made.name()
                                + "` and commit it",
                        "pipeline.stale"));
            case MISSING ->
                Optional.of(new Problem(
                        Place.of(file),
                        "is missing; run `./lockstep compile " + made.name() + "` and commit it",
                        "pipeline.stale"));
        };
    }

    /// What became of the files.
    sealed interface Reading {
        record Ready(Inputs inputs) implements Reading {}

        /// Someone's files are wrong.
        record Refused(List<Problem> problems) implements Reading {
            public Refused {
                problems = List.copyOf(problems);
            }
        }

        /// This machine is not ready.
        record Unready(Trouble trouble) implements Reading {}
    }
}
