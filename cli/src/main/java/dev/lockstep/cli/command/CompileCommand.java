package dev.lockstep.cli.command;

import dev.lockstep.cli.door.ExitCode;
import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.folder.Operation;
import dev.lockstep.cli.folder.RunLog;
import dev.lockstep.pipeline.Compilation;
import dev.lockstep.pipeline.Project.Freshness;
import dev.lockstep.pipeline.StateMachineText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes the state machines of pipelines beside their sources.
@Command(
        name = "compile",
        header = "writes the state machine of a pipeline beside its source",
        description = {
            "Makes statemachines/NAME.asl.json from statemachines/NAME.yaml: the same bytes for the same source, to be",
            "committed and reviewed. Nothing is written when one of the pipelines has a problem."
        },
        footer = {
            "",
            "@|bold Examples|@",
            "  lockstep compile",
            "  lockstep compile orders",
            "  lockstep compile --check    in a build: fails when a state machine is stale"
        })
public final class CompileCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Pipelines pipelines;

    @Parameters(paramLabel = "PIPELINE", arity = "0..*", description = "Pipelines by name; all without.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--check", description = "Write nothing; exit 2 when a state machine is not what its source says.")
    private boolean check;

    @Mixin
    private RunOptions folder = new RunOptions();

    public CompileCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.pipelines = new Pipelines(surroundings);
    }

    @Override
    public Integer call() throws InterruptedException {
        return new Operation("compile", names, folder.in(surroundings)).logged(surroundings, this::compile);
    }

    private ExitCode compile(RunLog log) {
        var made = pipelines.named(names).stream().map(this::compile).toList();
        var stale = made.stream().filter(text -> !isFresh(text)).toList();
        if (check && !stale.isEmpty()) {
            throw Refusal.input(
                            stale.size() == 1 ? "a state machine is stale" : stale.size() + " state machines are stale")
                    .details(stale.stream().map(this::shown).toList())
                    .remedy("./lockstep compile");
        }
        for (var text : made) {
            var line = shown(text) + (isFresh(text) ? ": up to date" : ": " + write(text));
            surroundings.err().println(line);
            log.info(line, Map.of());
        }
        return ExitCode.DONE;
    }

    private StateMachineText compile(String name) {
        return switch (pipelines.compile(name)) {
            case Compilation.Sound sound -> sound.stateMachine();
            case Compilation.Unsound unsound -> throw pipelines.unsound(name, unsound.problems());
        };
    }

    private boolean isFresh(StateMachineText text) {
        return pipelines.reading(() -> pipelines.project().freshness(text)) == Freshness.FRESH;
    }

    private String write(StateMachineText text) {
        var _ = pipelines.reading(() -> pipelines.project().write(text));
        return "written";
    }

    private String shown(StateMachineText text) {
        return pipelines.shown(pipelines.project().text(text.name()));
    }
}
