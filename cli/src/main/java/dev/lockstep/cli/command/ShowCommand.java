package dev.lockstep.cli.command;

import dev.lockstep.cli.door.ExitCode;
import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.folder.RunDirectory;
import dev.lockstep.cli.render.LogText;
import dev.lockstep.cli.render.ReportText;
import dev.lockstep.cli.render.TraceText;
import dev.lockstep.cli.report.ReportDocument;
import dev.lockstep.cli.run.LocalSettings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows a run that has been.
@Command(
        name = "show",
        header = "shows a run that has been: its summary, log, trace, or history",
        description = "With --env a run of what is deployed there, as it is now.",
        footer = {
            "",
            "@|bold Examples|@",
            "  lockstep show last",
            "  lockstep show 20261121-0954 --log     the beginning of an id is enough when only one begins so",
            "  lockstep show last --json",
            "  lockstep show last --env local"
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

    @Option(names = "--trace", description = "Print what took how long: stages, and what they called.")
    private boolean trace;

    @Option(names = "--json", description = "Print the summary as one JSON document.")
    private boolean json;

    @Mixin
    private EnvironmentOption environment = new EnvironmentOption();

    @Mixin
    private RunOptions folder = new RunOptions();

    public ShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (environment.isGiven()) {
            return deployed().number();
        }
        var run = RunDirectory.find(folder.in(surroundings), name);
        var summary = run.read(ReportDocument.FILE).orElse("{}");
        if (log) {
            run.read("log.jsonl").ifPresent(text -> LogText.print(surroundings, text));
        } else if (history) {
            surroundings.out().print(run.read("history.json").orElse("{}\n"));
        } else if (trace) {
            TraceText.print(surroundings, run.read(LocalSettings.TRACE).orElse(""));
        } else if (json) {
            surroundings.out().print(summary);
        } else {
            ReportText.print(surroundings, ReportDocument.read(run.id(), run.path(), summary));
        }
        return ExitCode.DONE.number();
    }

    private ExitCode deployed() throws InterruptedException {
        if (trace) {
            throw Refusal.input("--trace is for runs of this machine: what deployed functions trace is in X-Ray")
                    .remedy("open the trace map in CloudWatch, and filter by annotation[pipeline.run] = \"RUN\"");
        }
        if (log) {
            throw Refusal.input("--log is for runs of this machine: what deployed functions log is in CloudWatch")
                    .remedy("aws logs tail /aws/lambda/PREFIXPIPELINE-STAGE; --history shows the run's events");
        }
        var pipelines = new Pipelines(surroundings);
        var search = environment.runs(surroundings, List.of());
        var found = search.find(name);
        var runs = search.runs(found.pipeline());
        if (history) {
            surroundings.out().println(runs.history(found.run()));
            return ExitCode.DONE;
        }
        var report = runs.followed(pipelines.runnable(found.pipeline()).pipeline(), found.run(), _ -> {})
                .look();
        if (json) {
            surroundings.out().println(ReportDocument.text(report));
        } else {
            ReportText.print(surroundings, report);
        }
        return ExitCode.DONE;
    }
}
