package dev.lockstep.cli.cloud;

import dev.lockstep.cli.door.Pause;
import dev.lockstep.cli.report.Members;
import dev.lockstep.cli.report.RunReport;
import dev.lockstep.cli.report.RunReport.Status;
import dev.lockstep.cli.report.StageReport;
import dev.lockstep.cli.run.Digest;
import dev.lockstep.cli.run.Happening;
import dev.lockstep.cli.run.RunTracker;
import dev.lockstep.cli.run.Transitions;
import dev.lockstep.engine.HistoryEvent;
import dev.lockstep.pipeline.Mode;
import dev.lockstep.pipeline.Notification;
import dev.lockstep.pipeline.Pipeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/// One deployed run, told from its events as a run of this machine is: the same tracker hears them, and the clock is
/// theirs.
public final class Followed {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final DeployedRuns runs;
    private final Deployed deployed;
    private final Pipeline pipeline;
    private final String run;
    private final RunTracker tracker;
    private Instant now = Instant.EPOCH;
    private long heard;

    /// @param listener what happens while the run is watched, in the order of its events
    Followed(DeployedRuns runs, Deployed deployed, Pipeline pipeline, String run, Consumer<Happening> listener) {
        this.runs = runs;
        this.deployed = deployed;
        this.pipeline = pipeline;
        this.run = run;
        this.tracker = new RunTracker(deployed.name(), () -> now, listener);
    }

    /// The run as it is now.
    public RunReport look() {
        var found = runs.run(run);
        var events = CloudHistory.events(found.history());
        var arn = deployed.execution(run);
        for (var event : events) {
            if (event.id() > heard) {
                now = event.timestamp();
                heard = event.id();
                tracker.happened(arn, event);
            }
        }
        return report(found, events);
    }

    /// The run when it has ended.
    public RunReport await(Pause pause) {
        var report = look();
        while (report.status() == Status.RUNNING) {
            pause.of(BETWEEN_LOOKS);
            report = look();
        }
        return report;
    }

    private RunReport report(DeployedRun found, List<HistoryEvent> events) {
        var execution = found.execution();
        var input = Members.read(Members.text(execution.get("input")).orElse("{}"));
        var mode = Members.text(input.get("mode")).orElse(Mode.FULL);
        var digest = new Digest(pipeline, mode, tracker);
        var status = status(execution.get("status"), digest);
        var begun = time(execution.get("startDate")).orElse(found.at());
        var took = Duration.between(begun, time(execution.get("stopDate")).orElse(found.at()));
        var error = Members.text(execution.get("error"));
        return new RunReport(
                run,
                pipeline.name(),
                mode,
                status,
                status == Status.SUCCEEDED || status == Status.RUNNING
                        ? Optional.empty()
                        : Optional.of(digest.failure(error, Members.text(execution.get("cause")))),
                status == Status.RUNNING ? underWay(digest.stages()) : digest.stages(),
                begun,
                took,
                took,
                Transitions.of(events),
                told(execution.get("status")),
                runs.kept(deployed.execution(run)));
    }

    private static Status status(@Nullable Object told, Digest digest) {
        var status = DeployedRuns.status(ExecutionStatus.fromValue(String.valueOf(told)));
        return status == Status.FAILED && digest.nothingRan() ? Status.REFUSED : status;
    }

    /// A stage whose call is open has not been stopped: it goes on.
    private static List<StageReport> underWay(List<StageReport> stages) {
        return stages.stream().map(StageReport::underWay).toList();
    }

    private List<String> told(@Nullable Object status) {
        return pipeline.notifications().stream()
                .filter(notification ->
                        notification.on().stream().anyMatch(ending -> Objects.equals(ending.name(), status)))
                .map(Notification::topic)
                .toList();
    }

    private static Optional<Instant> time(@Nullable Object told) {
        return Members.text(told).map(Instant::parse);
    }
}
