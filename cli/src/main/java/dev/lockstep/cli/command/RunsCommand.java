package dev.lockstep.cli.command;

import dev.lockstep.cli.door.ExitCode;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.folder.RunDirectory;
import dev.lockstep.cli.render.RunList;
import dev.lockstep.cli.report.ReportDocument;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists the runs that are kept.
@Command(
        name = "runs",
        header = "lists the runs that are kept, newest first",
        footer = {"", "@|bold Examples|@", "  lockstep runs", "  lockstep runs --json"})
public final class RunsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--json", description = "Print one JSON document on stdout.")
    private boolean json;

    @Mixin
    private RunOptions folder = new RunOptions();

    public RunsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var reports = RunDirectory.all(folder.in(surroundings), "run").stream()
                .map(run -> ReportDocument.read(
                        run.id(), run.path(), run.read(ReportDocument.FILE).orElse("{}")))
                .toList();
        if (json) {
            surroundings.out().println(RunList.document(reports));
        } else if (reports.isEmpty()) {
            surroundings.err().println("no run yet; ./lockstep run orders makes one");
        } else {
            RunList.print(surroundings, reports);
        }
        return ExitCode.DONE.number();
    }
}
