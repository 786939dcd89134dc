package dev.lockstep.cli.command.deployed;

import dev.lockstep.cli.command.EnvironmentOption;
import dev.lockstep.cli.door.ExitCode;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.report.RunReport.Status;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Ends a run of a deployed pipeline.
@Command(
        name = "stop",
        header = "ends a run of a pipeline that is deployed",
        description = {
            "The state machine goes no further; a function that is at work ends its call. The failure handler is not called.",
            "A run that has ended stays as it is: that is told and ends with 2."
        },
        footer = {
            "",
            "@|bold Examples|@",
            "  lockstep stop 20261121-095450-123-orders --env dev --cause 'the wrong file'",
            "  lockstep stop last --env local"
        })
public final class StopCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "RUN", description = "A run's name or its beginning; `last` is the newest.")
    private String name = "";

    @Mixin
    private EnvironmentOption environment = new EnvironmentOption();

    @Option(names = "--cause", paramLabel = "TEXT", description = "Why; the run's history keeps it.")
    private String cause = "stopped by hand";

    public StopCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        var search = environment.runs(surroundings, List.of());
        var run = search.find(name);
        if (run.status() != Status.RUNNING) {
            surroundings
                    .err()
                    .println(run.run() + " has ended already: "
                            + run.status().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            return ExitCode.INPUT_WRONG.number();
        }
        search.runs(run.pipeline()).stop(run.run(), cause);
        surroundings.out().println(run.run());
        surroundings.err().println("stopped");
        return ExitCode.DONE.number();
    }
}
