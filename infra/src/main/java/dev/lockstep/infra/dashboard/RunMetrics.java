package dev.lockstep.infra.dashboard;

import dev.lockstep.infra.dashboard.Widget.Line;
import dev.lockstep.infra.metric.EndedRuns;
import dev.lockstep.infra.metric.Series;
import dev.lockstep.infra.metric.Source;
import java.time.Duration;
import java.util.List;

/// How the runs of a state machine went, by what Step Functions counts.
final class RunMetrics {

    private final Source runs;
    private final Duration period;

    RunMetrics(String stateMachineArn, Duration period) {
        this.runs = Source.ofStateMachine(stateMachineArn);
        this.period = period;
    }

    List<Line> counts() {
        return List.of(
                new Line("started", counted("Started")),
                new Line("succeeded", counted("Succeeded")),
                new Line("failed", counted("Failed")),
                new Line("timed out", counted("TimedOut")),
                new Line("stopped", counted("Aborted")));
    }

    List<Line> durations() {
        return List.of(
                new Line("median", runs.series("ExecutionTime", "p50", period)),
                new Line("longest", runs.series("ExecutionTime", "Maximum", period)));
    }

    /// Of the runs that ended by themselves; nothing where none did.
    Line successRate() {
        return new Line("success rate, %", new EndedRuns(runs, period).successRate());
    }

    private Series.Measured counted(String ended) {
        return runs.sum("Executions" + ended, period);
    }
}
