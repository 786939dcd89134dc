package dev.lockstep.cli.command.deployed;

import dev.lockstep.cli.cloud.Cloud;
import dev.lockstep.cli.cloud.Deployed;
import dev.lockstep.cli.cloud.DeployedRuns;
import dev.lockstep.cli.command.EnvironmentOption;
import dev.lockstep.cli.command.GivenOptions;
import dev.lockstep.cli.command.Pipelines;
import dev.lockstep.cli.door.ExitCode;
import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.render.Progress;
import dev.lockstep.cli.render.ReportText;
import dev.lockstep.cli.report.ReportDocument;
import dev.lockstep.cli.report.RunReport;
import dev.lockstep.engine.value.Json;
import dev.lockstep.pipeline.Pipeline;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Starts a run of a deployed pipeline.
@Command(
        name = "start",
        header = "starts a run of a pipeline that is deployed",
        description = {
            "Starts the state machine that stands in an environment, by its alias, with the input that `run` would give it",
            "here, and prints the run's name. The pipeline's source on this machine says which parameters there are."
        },
        footer = {
            "",
            "@|bold Examples|@",
            "  lockstep start orders --env local --param source=s3://inbox/incoming/orders-2026-11-20.csv --wait",
            "  lockstep start orders --env dev --event events/orders.json",
            "  lockstep start orders --env dev --name nightly-2026-11-20 --param source=s3://inbox/a.csv"
        })
public final class StartCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Surroundings surroundings;

    @Parameters(paramLabel = "PIPELINE", description = "The pipeline, by the name of its file in statemachines/.")
    private String pipeline = "";

    @Mixin
    private EnvironmentOption environment = new EnvironmentOption();

    @Mixin
    private GivenOptions given = new GivenOptions();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "A name for the run (else by the time): what is started twice by one name runs once.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--wait", description = "Watch the run to its end, and show it as `run` does.")
    private boolean wait;

    @Option(names = "--json", description = "Print one JSON document on stdout.")
    private boolean json;

    public StartCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        var compiled = new Pipelines(surroundings).runnable(pipeline).pipeline();
        var input = given.in(surroundings, compiled);
        var run = name.orElseGet(() -> TIME.format(surroundings.clock().instant()) + "-" + pipeline);
        if (!run.matches("[A-Za-z0-9_-]{1,80}")) {
            throw Refusal.input("--name is '" + run + "', expected 1 to 80 letters, digits, - and _");
        }
        var cloud = environment.cloud(surroundings);
        var runs = new DeployedRuns(cloud, Deployed.in(cloud, pipeline), surroundings.clock());
        var execution = runs.start(run, input.input(cloud.target().environment()));
        if (wait) {
            return watch(compiled, run, runs).number();
        }
        started(run, cloud, execution);
        return ExitCode.DONE.number();
    }

    private void started(String run, Cloud cloud, RunReport.Kept execution) {
        if (json) {
            var document = new LinkedHashMap<String, Object>();
            document.put("run", run);
            document.putAll(ReportDocument.kept(execution));
            surroundings.out().println(Json.pretty(document));
        } else {
            surroundings.out().println(run);
            surroundings
                    .err()
                    .println("it runs; ./lockstep show " + run + " --env "
                            + cloud.target().environment() + " shows how far it is");
        }
    }

    private ExitCode watch(Pipeline compiled, String run, DeployedRuns runs) {
        var progress = new Progress(surroundings.err(), surroundings.screen(), compiled.stageNames());
        progress.began(run);
        var report = runs.followed(compiled, run, progress::happened).await(surroundings.pause());
        if (json) {
            surroundings.out().println(ReportDocument.text(report));
        } else {
            ReportText.print(surroundings, report);
        }
        return switch (report.status()) {
            case SUCCEEDED -> ExitCode.DONE;
            case FAILED, TIMED_OUT, INTERRUPTED -> ExitCode.RUN_FAILED;
            case REFUSED -> ExitCode.INPUT_WRONG;
            case RUNNING -> ExitCode.HELD;
        };
    }
}
