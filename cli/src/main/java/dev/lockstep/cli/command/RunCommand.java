package dev.lockstep.cli.command;

import dev.lockstep.cli.door.ExitCode;
import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.render.Progress;
import dev.lockstep.cli.render.ReportText;
import dev.lockstep.cli.render.Style;
import dev.lockstep.cli.report.ReportDocument;
import dev.lockstep.cli.report.RunReport;
import dev.lockstep.cli.run.Given;
import dev.lockstep.cli.run.GivenEvent;
import dev.lockstep.cli.run.PipelineRun;
import dev.lockstep.cli.run.RunRequest;
import dev.lockstep.cli.run.Snapshot;
import dev.lockstep.pipeline.Compilation;
import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.stage.Stage;
import dev.lockstep.pipeline.stage.Work;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs a pipeline on the embedded engine, with its real handlers and the local cloud.
@Command(
        name = "run",
        header = "runs a pipeline on this machine, with its real handlers and no cloud",
        description = {
            "Starts the state machine of the pipeline on the embedded engine. Handlers run in this process; S3 and",
            "DynamoDB are served from .lockstep/ and events/s3. Each stage is shown on stderr as it happens; the",
            "summary goes to stdout.",
            "",
            "Time is virtual unless --real-time is given: waits between retries are jumped over, and with the same",
            "--seed they are the same every time.",
            "",
            "Without --event, --param or --from-snapshot the sample event events/PIPELINE.json is used if there is one."
        },
        footer = {
            "",
            "@|bold Examples|@",
            "  lockstep run orders",
            "  lockstep run orders --param source=s3://inbox/incoming/orders-2026-11-20.csv --param threshold=0.8",
            "  lockstep run orders --event events/orders-bad.json",
            "  lockstep run orders --mode analysis --json | jq .status",
            "  lockstep run orders --mode build --from-snapshot last",
            "  lockstep run storefront --param target=live --approve approve"
        })
public final class RunCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Pipelines pipelines;

    @picocli.CommandLine.Parameters(
            paramLabel = "PIPELINE",
            description = "The pipeline, by the name of its file in statemachines/.")
    private String name = "";

    @Mixin
    private GivenOptions given = new GivenOptions();

    @Option(
            names = "--from-snapshot",
            paramLabel = "RUN",
            description = "Begin from what an earlier run knew: its id, `last`, or a snapshot.json. Its parameters hold"
                    + " unless given anew; stages that the mode skips keep its results.")
    private Optional<String> snapshot = Optional.empty();

    @Option(
            names = "--approve",
            paramLabel = "STAGE",
            description = "Answer an approval with yes; may be repeated. Nobody answers the others.")
    private List<String> approved = new ArrayList<>();

    @Option(names = "--reject", paramLabel = "STAGE", description = "Answer an approval with no; may be repeated.")
    private List<String> rejected = new ArrayList<>();

    @Option(names = "--real-time", description = "Really wait where the state machine waits.")
    private boolean realTime;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description = "Makes jitter and identifiers repeat (0).")
    private long seed;

    @Option(names = "--json", description = "Print one JSON document on stdout instead of the summary.")
    private boolean json;

    @Option(
            names = "--keep-runs",
            paramLabel = "NUMBER",
            defaultValue = "50",
            description = "How many runs are kept (50); the oldest are deleted.")
    private int keep;

    @Mixin
    private RunOptions folder = new RunOptions();

    public RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.pipelines = new Pipelines(surroundings);
    }

    @Override
    public Integer call() {
        var compiled = pipelines.runnable(name);
        var request = request(compiled);
        var progress = new Progress(
                surroundings.err(), surroundings.screen(), compiled.pipeline().stageNames());
        var report = PipelineRun.run(surroundings, request, progress);
        if (json) {
            surroundings.out().println(ReportDocument.text(report));
        } else {
            ReportText.print(surroundings, report);
        }
        return exitCode(report).number();
    }

    private RunRequest request(Compilation.Sound compiled) {
        if (keep < 1) {
            throw Refusal.input("--keep-runs is " + keep + ", expected 1 or more");
        }
        var known = given.in(surroundings, compiled.pipeline());
        var runs = folder.in(surroundings);
        var earlier = snapshot.map(run -> Snapshot.read(run, runs, surroundings.folder()));
        earlier.filter(other -> !other.pipeline().equals(name)).ifPresent(other -> {
            throw Refusal.input("the snapshot is of " + other.pipeline() + ", not of " + name)
                    .at(other.run())
                    .remedy("name a run of " + name + ": ./lockstep runs shows them");
        });
        return new RunRequest(
                surroundings.project(),
                Handlers.jars(surroundings),
                compiled,
                pipelines.children(compiled),
                new Given(
                        known.mode(), known.parameters(), known.event().or(() -> sample(compiled.pipeline())), earlier),
                answers(compiled.pipeline()),
                realTime,
                seed,
                runs,
                keep);
    }

    private Map<String, Boolean> answers(Pipeline pipeline) {
        var approvals = pipeline.stages().stream()
                .filter(stage -> stage.work() instanceof Work.Approval)
                .map(Stage::name)
                .toList();
        var answers = new LinkedHashMap<String, Boolean>();
        approved.forEach(stage -> answers.put(stage, true));
        rejected.forEach(stage -> answers.put(stage, false));
        for (var stage : answers.keySet()) {
            if (!approvals.contains(stage)) {
                throw Refusal.input("no approval of " + name + " is called '" + stage + "'"
                                + DidYouMean.hint(stage, approvals))
                        .at(pipeline.place().file())
                        .remedy(
                                approvals.isEmpty()
                                        ? "it asks nobody"
                                        : "it asks by the stages " + String.join(", ", approvals));
            }
        }
        return answers;
    }

    /// The sample event, for who has nothing else to give.
    private Optional<GivenEvent> sample(Pipeline pipeline) {
        var sample = surroundings.project().resolve("events").resolve(name + ".json");
        if (given.hasParameters() || snapshot.isPresent() || !Files.exists(sample)) {
            return Optional.empty();
        }
        var style = Style.of(surroundings.screen());
        surroundings
                .err()
                .println(style.quiet("with the sample event " + surroundings.show(sample)
                        + "; give your own with --event or --param"));
        return Optional.of(GivenEvent.read(pipeline, sample, surroundings.show(sample)));
    }

    private static ExitCode exitCode(RunReport report) {
        return switch (report.status()) {
            case SUCCEEDED -> ExitCode.DONE;
            case FAILED, TIMED_OUT -> ExitCode.RUN_FAILED;
            case RUNNING -> ExitCode.HELD;
            case REFUSED -> ExitCode.INPUT_WRONG;
            case INTERRUPTED -> ExitCode.INTERRUPTED;
        };
    }
}
