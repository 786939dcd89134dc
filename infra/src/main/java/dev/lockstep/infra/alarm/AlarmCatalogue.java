package dev.lockstep.infra.alarm;

import dev.lockstep.infra.alarm.Alarm.Comparison;
import dev.lockstep.infra.environment.Environment;
import dev.lockstep.infra.metric.EndedRuns;
import dev.lockstep.infra.metric.HandlerMetric;
import dev.lockstep.infra.metric.Source;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.stage.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.SequencedMap;

/// Every alarm there is, with what it looks at and when it comes.
///
/// @param stateMachineArn whose runs are watched
public record AlarmCatalogue(Environment environment, Pipeline pipeline, String stateMachineArn) {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTES = Duration.ofMinutes(5);

    /// How runs end, how long they take, how good their data is.
    public List<Alarm> ofRuns() {
        var thresholds = Thresholds.of(pipeline.alarms());
        var runs = Source.ofStateMachine(stateMachineArn);
        var ended = new EndedRuns(runs, HOUR);
        return List.of(
                new Alarm(
                        "runs-failed",
                        "Critical: runs of " + pipeline.name() + " failed within an hour",
                        ended.bad(),
                        Comparison.AT_LEAST,
                        BigDecimal.valueOf(thresholds.failures())),
                new Alarm(
                        "error-rate",
                        "Too large a part of the runs of " + pipeline.name() + " that ended within an hour failed",
                        ended.errorRate(),
                        Comparison.ABOVE,
                        thresholds.errorRate()),
                new Alarm(
                        "run-duration",
                        "A run of " + pipeline.name() + " took too long",
                        runs.series("ExecutionTime", "Maximum", MINUTES),
                        Comparison.ABOVE,
                        BigDecimal.valueOf(thresholds.duration().toMillis())),
                new Alarm(
                        "starts-throttled",
                        "Step Functions refused to start or go on with runs of " + pipeline.name() + " this fast",
                        runs.sum("ExecutionThrottled", MINUTES),
                        Comparison.AT_LEAST,
                        BigDecimal.ONE));
    }

    /// Whether data is as good as it has to be, for each stage that looks.
    public List<Alarm> ofQuality() {
        var worst = Thresholds.of(pipeline.alarms()).quality();
        return pipeline.stages().stream()
                .filter(stage -> stage.quality().isPresent())
                .map(Stage::name)
                .map(stage -> new Alarm(
                        "quality-" + stage,
                        "The data of " + pipeline.name() + " is worse than it may be, says " + stage,
                        Source.ofStage(environment, pipeline, stage)
                                .series(HandlerMetric.QUALITY.written(), "Minimum", MINUTES),
                        Comparison.BELOW,
                        worst))
                .toList();
    }

    /// Whether Lambda runs the functions as often as it is asked to.
    ///
    /// @param functions names by what the pipeline calls them
    public List<Alarm> ofFunctions(SequencedMap<String, String> functions) {
        return functions.entrySet().stream()
                .map(function -> new Alarm(
                        "throttled-" + function.getKey(),
                        "Lambda refused to run " + function.getKey() + " of " + pipeline.name()
                                + " as often as it was asked to",
                        Source.ofFunction(function.getValue()).sum("Throttles", MINUTES),
                        Comparison.AT_LEAST,
                        BigDecimal.ONE))
                .toList();
    }

    /// Whether every event finds its run.
    public List<Alarm> ofAdmission(String queue, String deadLetters) {
        return List.of(
                new Alarm(
                        "events-dead",
                        "Critical: an event of " + pipeline.name()
                                + " could not be made a run and lies in the dead letter queue",
                        Source.ofQueue(deadLetters).series("ApproximateNumberOfMessagesVisible", "Maximum", MINUTES),
                        Comparison.AT_LEAST,
                        BigDecimal.ONE),
                new Alarm(
                        "events-waiting",
                        "An event of " + pipeline.name() + " has waited a quarter of an hour for its run",
                        Source.ofQueue(queue).series("ApproximateAgeOfOldestMessage", "Maximum", MINUTES),
                        Comparison.ABOVE,
                        BigDecimal.valueOf(900)));
    }

    /// What takes a gradual deployment back: runs that fail while it goes on. It looks at few minutes, not at the
    /// hour of the alarm that wakes people: what failed before a deployment must not keep its own repair away.
    public Alarm ofRollout() {
        return new Alarm(
                "rollout-failing",
                "Runs fail just now: a deployment that is going on is taken back",
                new EndedRuns(Source.ofStateMachine(stateMachineArn), MINUTES).bad(),
                Comparison.AT_LEAST,
                BigDecimal.ONE);
    }
}
