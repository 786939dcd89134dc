package dev.lockstep.cli.run;

import dev.lockstep.cli.report.Members;
import dev.lockstep.cli.report.RunReport.Failure;
import dev.lockstep.cli.report.StageReport;
import dev.lockstep.cli.report.StageReport.State;
import dev.lockstep.pipeline.Mode;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.stage.FailureHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the events of an execution come to, for a person: stage by stage, and why it failed.
public final class Digest {
    private final Pipeline pipeline;
    private final String mode;
    private final RunTracker tracker;

    /// @param mode the one that was asked for: stages that are not in it were not meant to run
    public Digest(Pipeline pipeline, String mode, RunTracker tracker) {
        this.pipeline = pipeline;
        this.mode = mode;
        this.tracker = tracker;
    }

    public List<StageReport> stages() {
        var reports = new ArrayList<StageReport>();
        for (var stage : pipeline.stageNames()) {
            reports.add(tracker.stage(stage).map(StageProgress::report).orElseGet(() -> idle(stage)));
        }
        tracker.stage(FailureHandler.NAME).map(StageProgress::report).ifPresent(reports::add);
        return reports;
    }

    /// Whether its input was turned away before any stage.
    public boolean nothingRan() {
        return stages().stream().allMatch(stage -> stage.tries() == 0 && !tracker.left(stage.name()));
    }

    public Failure failure(Optional<String> error, Optional<String> cause) {
        var named =
                Members.text(Members.object(tracker.variables().get("error")).get("stage"));
        var failed = stages().stream()
                .filter(stage -> stage.state() == State.FAILED)
                .map(StageReport::name)
                .findFirst();
        return new Failure(
                named.or(() -> failed), error.orElse("an error without a name"), Cause.plain(cause.orElse("")));
    }

    private StageReport idle(String stage) {
        if (tracker.left(stage)) {
            return StageReport.idle(stage, State.DONE);
        }
        var inMode = mode.equals(Mode.FULL)
                || pipeline.modes().stream().anyMatch(known -> known.name().equals(mode) && known.holds(stage));
        return StageReport.idle(stage, inMode ? State.NOT_REACHED : State.SKIPPED);
    }
}
