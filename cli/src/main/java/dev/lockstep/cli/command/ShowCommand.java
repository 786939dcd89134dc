package dev.lockstep.cli.command;

import dev.lockstep.cli.door.ExitCode;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.folder.RunDirectory;
import dev.lockstep.cli.render.LogText;
import dev.lockstep.cli.render.ReportText;
import dev.lockstep.cli.report.ReportDocument;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows a run that has been.
@Command(
        name = "show",
        header = "shows a run that has been: its summary, its log, or its history",
        footer = {
            "",
            "@|bold Examples|@",
            "  lockstep show last",
            "  lockstep show 20261121-0954 --log     the beginning of an id is enough when only one begins so",
            "  lockstep show last --json"
        })
public final class ShowCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "RUN",
            defaultValue = "last",
            description = "A run's id or its beginning; `last` (the default) is the newest.")
    private String name = "last";

    @Option(names = "--log", description = "Print what was logged, a line each.")
    private boolean log;

    @Option(names = "--history", description = "Print the execution's history as AWS would: JSON.")
    private boolean history;

    @Option(names = "--json", description = "Print the summary as one JSON document.")
    private boolean json;

    @Mixin
    private RunOptions folder = new RunOptions();

    public ShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var run = RunDirectory.find(folder.in(surroundings), name);
        var summary = run.read(ReportDocument.FILE).orElse("{}");
        if (log) {
            run.read("log.jsonl").ifPresent(text -> LogText.print(surroundings, text));
        } else if (history) {
            surroundings.out().print(run.read("history.json").orElse("{}\n"));
        } else if (json) {
            surroundings.out().print(summary);
        } else {
            ReportText.print(surroundings, ReportDocument.read(run.id(), run.path(), summary));
        }
        return ExitCode.DONE.number();
    }
}
