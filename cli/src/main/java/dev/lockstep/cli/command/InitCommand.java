package dev.lockstep.cli.command;

import dev.lockstep.cli.door.ExitCode;
import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.folder.Trouble;
import dev.lockstep.pipeline.Compilation;
import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Project;
import dev.lockstep.pipeline.language.JsonSchema;
import dev.lockstep.pipeline.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Begins a project, or a pipeline in one, from a template. It overwrites nothing.
@Command(
        name = "init",
        header = "begins a project, or a pipeline from a template",
        description = {
            "With a name, writes statemachines/NAME.yaml from a template, and the state machine made from it. Without",
            "one, begins a project: the folders, a .gitignore, and a first pipeline called as its template. Beside them",
            "lies the language's schema, by which editors complete pipelines.",
            "",
            "Templates: etl, fan-out, approval, incremental, parent-child, matrix, event-driven."
        },
        footer = {
            "",
            "@|bold Examples|@",
            "  lockstep init",
            "  lockstep init returns --template approval",
            "  lockstep init shop --template parent-child    writes shop.yaml and shop-part.yaml"
        })
public final class InitCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The pipeline; a project without.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--template",
            paramLabel = "TEMPLATE",
            defaultValue = "etl",
            description = "What it begins with (etl).")
    private String template = "etl";

    @Option(names = "--folder", paramLabel = "DIR", description = "The folder of the project; this one without.")
    private Optional<Path> folder = Optional.empty();

    public InitCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = Arrays.stream(Template.values())
                .filter(known -> known.word().equals(template))
                .findFirst()
                .orElseThrow(this::unknown);
        var root = folder.map(surroundings.folder()::resolve).orElse(surroundings.project());
        var pipeline = name.orElse(chosen.word());
        var sources = chosen.sources(pipeline);
        sources.keySet()
                .forEach(file -> refuseThere(root.resolve("statemachines").resolve(file + ".yaml")));
        try {
            Files.createDirectories(root.resolve("statemachines"));
            if (name.isEmpty()) {
                Files.createDirectories(root.resolve("events/s3"));
                fresh(root.resolve(".gitignore"), ".lockstep/\n");
            }
            fresh(root.resolve("statemachines").resolve(JsonSchema.FILE), JsonSchema.text());
            for (var source : sources.entrySet()) {
                fresh(root.resolve("statemachines").resolve(source.getKey() + ".yaml"), source.getValue());
            }
            compile(Project.at(root), List.copyOf(sources.keySet()));
        } catch (IOException trouble) {
            throw Refusal.environment("cannot write the pipeline: " + Trouble.reason(trouble))
                    .at(surroundings.show(root))
                    .because(trouble);
        }
        surroundings.err().println("next: ./lockstep graph " + pipeline + ", ./lockstep check " + pipeline);
        return ExitCode.DONE.number();
    }

    private Refusal unknown() {
        var words = Arrays.stream(Template.values()).map(Template::word).toList();
        return Refusal.input("there is no template '" + template + "'" + DidYouMean.hint(template, words))
                .remedy("--template takes " + String.join(", ", words));
    }

    private void refuseThere(Path file) {
        if (Files.exists(file)) {
            throw Refusal.input(surroundings.show(file) + " is there already")
                    .remedy("name another pipeline, or move the file away");
        }
    }

    private void fresh(Path file, String text) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, text);
            surroundings.err().println(surroundings.show(file) + ": written");
        }
    }

    /// A name that cannot be one shows here, and then nothing is left of it.
    private void compile(Project project, List<String> names) throws IOException {
        for (var made : names) {
            switch (project.compile(made)) {
                case Compilation.Sound sound ->
                    surroundings.err().println(surroundings.show(project.write(sound.stateMachine())) + ": written");
                case Compilation.Unsound unsound -> {
                    for (var written : names) {
                        Files.deleteIfExists(project.source(written));
                    }
                    throw Refusal.input("this would not be a pipeline")
                            .details(unsound.problems().stream()
                                    .map(problem -> problem.message())
                                    .toList())
                            .remedy("name it otherwise");
                }
            }
        }
    }
}
