package dev.lockstep.cli.command;

import dev.lockstep.cli.door.ExitCode;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.pipeline.Compilation;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.draw.Mermaid;
import dev.lockstep.pipeline.draw.SvgDrawing;
import dev.lockstep.pipeline.draw.TextDrawing;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Draws a pipeline.
@Command(
        name = "graph",
        header = "draws a pipeline: as text, Mermaid or SVG",
        description = {
            "Shows which stage runs after which. As text, stages beside each other stand behind a bracket, as the state",
            "machine runs them; the pictures show what each stage needs. A dashed line leads to a stage with 'when'."
        },
        footer = {
            "",
            "@|bold Examples|@",
            "  lockstep graph orders",
            "  lockstep graph orders --mermaid    for Markdown",
            "  lockstep graph orders --svg > orders.svg"
        })
public final class GraphCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Pipelines pipelines;

    @Parameters(paramLabel = "PIPELINE", description = "The pipeline's name.")
    private String name = "";

    @ArgGroup
    private Form form = new Form();

    private static final class Form {
        @Option(names = "--mermaid", description = "A Mermaid flow chart.")
        private boolean mermaid;

        @Option(names = "--svg", description = "An SVG picture.")
        private boolean svg;
    }

    public GraphCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.pipelines = new Pipelines(surroundings);
    }

    @Override
    public Integer call() {
        var pipeline = pipeline(pipelines.named(List.of(name)).getFirst());
        surroundings
                .out()
                .print(
                        form.svg
                                ? SvgDrawing.of(pipeline)
                                : form.mermaid ? Mermaid.of(pipeline) : TextDrawing.of(pipeline));
        surroundings.out().flush();
        return ExitCode.DONE.number();
    }

    private Pipeline pipeline(String found) {
        return switch (pipelines.compile(found)) {
            case Compilation.Sound sound -> sound.pipeline();
            case Compilation.Unsound unsound -> throw pipelines.unsound(found, unsound.problems());
        };
    }
}
