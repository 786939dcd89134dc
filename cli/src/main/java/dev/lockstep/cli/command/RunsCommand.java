package dev.lockstep.cli.command;

import dev.lockstep.cli.door.ExitCode;
import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.folder.RunDirectory;
import dev.lockstep.cli.render.RunList;
import dev.lockstep.cli.report.ReportDocument;
import dev.lockstep.cli.report.RunReport;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists the runs that are kept.
@Command(
        name = "runs",
        header = "lists the runs that are kept, newest first",
        description = "With --env those of the pipelines that are deployed there, the newest 50.",
        footer = {
            "",
            "@|bold Examples|@",
            "  lockstep runs",
            "  lockstep runs --json",
            "  lockstep runs --env local --pipeline orders"
        })
public final class RunsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--json", description = "Print one JSON document on stdout.")
    private boolean json;

    @Mixin
    private EnvironmentOption environment = new EnvironmentOption();

    @Option(names = "--pipeline", paramLabel = "NAME", description = "With --env: only runs of this pipeline.")
    private Optional<String> pipeline = Optional.empty();

    @Mixin
    private RunOptions folder = new RunOptions();

    public RunsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        var reports = reports();
        if (json) {
            surroundings.out().println(RunList.document(reports));
        } else if (reports.isEmpty()) {
            surroundings
                    .err()
                    .println(
                            environment.isGiven()
                                    ? "no run there yet; ./lockstep start makes one"
                                    : "no run yet; ./lockstep run orders makes one");
        } else {
            RunList.print(surroundings, reports);
        }
        return ExitCode.DONE.number();
    }

    private List<RunReport> reports() throws InterruptedException {
        if (environment.isGiven()) {
            return environment
                    .runs(surroundings, pipeline.map(List::of).orElse(List.of()))
                    .newest();
        }
        if (pipeline.isPresent()) {
            throw Refusal.input("--pipeline is for runs of an environment").remedy("add --env NAME");
        }
        return RunDirectory.all(folder.in(surroundings), "run").stream()
                .map(run -> ReportDocument.read(
                        run.id(), run.path(), run.read(ReportDocument.FILE).orElse("{}")))
                .toList();
    }
}
