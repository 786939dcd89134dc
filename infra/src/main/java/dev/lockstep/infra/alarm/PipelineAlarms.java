package dev.lockstep.infra.alarm;

import dev.lockstep.infra.environment.Environment;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/// The alarms of one pipeline. They go to the topics of the environment; without topics they are there to be looked at.
public final class PipelineAlarms extends Construct {

    private static final Duration HOUR = Duration.hours(1);
    private static final Duration MINUTES = Duration.minutes(5);

    private final String prefix;
    private final List<SnsAction> actions;
    private final List<Alarm> drawn = new ArrayList<>();

    public PipelineAlarms(Construct scope, Environment environment, Pipeline pipeline) {
        super(scope, "alarms");
        this.prefix = environment.physical(pipeline.name()) + "-";
        var arns = environment.alarmTopics();
        this.actions = IntStream.range(0, arns.size())
                .mapToObj(index -> new SnsAction(Topic.fromTopicArn(this, "topic" + index, arns.get(index))))
                .toList();
    }

    /// How runs end, how long they take, how good their data is.
    public void watchRuns(Environment environment, Pipeline pipeline, StateMachine machine) {
        var thresholds = Thresholds.of(pipeline.alarms());
        var hourly = over(HOUR, "Sum");
        var failed = machine.metricFailed(hourly);
        var timedOut = machine.metricTimedOut(hourly);
        alarm(
                "runs-failed",
                "Critical: runs of " + pipeline.name() + " failed within an hour",
                expression("failed + timedOut", Map.of("failed", failed, "timedOut", timedOut)),
                ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                thresholds.failures());
        alarm(
                "error-rate",
                "Too large a part of the runs of " + pipeline.name() + " failed within an hour",
                expression(
                        "(failed + timedOut) / started",
                        Map.of("failed", failed, "timedOut", timedOut, "started", machine.metricStarted(hourly))),
                ComparisonOperator.GREATER_THAN_THRESHOLD,
                thresholds.errorRate());
        alarm(
                "run-duration",
                "A run of " + pipeline.name() + " took too long",
                machine.metricTime(over(MINUTES, "Maximum")),
                ComparisonOperator.GREATER_THAN_THRESHOLD,
                thresholds.duration().toMillis());
        alarm(
                "starts-throttled",
                "Step Functions refused to start or go on with runs of " + pipeline.name() + " this fast",
                machine.metricThrottled(over(MINUTES, "Sum")),
                ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                1);
        pipeline.stages().stream()
                .filter(stage -> stage.quality().isPresent())
                .forEach(stage -> quality(environment, pipeline, stage, thresholds));
    }

    private void quality(Environment environment, Pipeline pipeline, Stage stage, Thresholds thresholds) {
        alarm(
                "quality-" + stage.name(),
                "The data of " + pipeline.name() + " is worse than it may be, says " + stage.name(),
                new StageMetrics(environment, pipeline).of(HandlerMetric.QUALITY, stage.name(), "Minimum", MINUTES),
                ComparisonOperator.LESS_THAN_THRESHOLD,
                thresholds.quality());
    }

    /// Whether Lambda runs the functions as often as it is asked to.
    public void watchFunctions(Pipeline pipeline, Map<String, IFunction> functions) {
        functions.forEach((stage, function) -> alarm(
                "throttled-" + stage,
                "Lambda refused to run " + stage + " of " + pipeline.name() + " as often as it was asked to",
                function.metricThrottles(over(MINUTES, "Sum")),
                ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                1));
    }

    /// All that were drawn, in that order.
    public List<Alarm> drawn() {
        return List.copyOf(drawn);
    }

    /// Whether every event finds its run.
    public void watchAdmission(Pipeline pipeline, IQueue queue, IQueue deadLetters) {
        alarm(
                "events-dead",
                "Critical: an event of " + pipeline.name()
                        + " could not be made a run and lies in the dead letter queue",
                deadLetters.metricApproximateNumberOfMessagesVisible(over(MINUTES, "Maximum")),
                ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                1);
        alarm(
                "events-waiting",
                "An event of " + pipeline.name() + " has waited a quarter of an hour for its run",
                queue.metricApproximateAgeOfOldestMessage(over(MINUTES, "Maximum")),
                ComparisonOperator.GREATER_THAN_THRESHOLD,
                900);
    }

    private static MetricOptions over(Duration period, String statistic) {
        return MetricOptions.builder().period(period).statistic(statistic).build();
    }

    private static IMetric expression(String expression, Map<String, IMetric> metrics) {
        return MathExpression.Builder.create()
                .expression(expression)
                .usingMetrics(new TreeMap<>(metrics))
                .period(HOUR)
                .build();
    }

    private void alarm(String name, String said, IMetric metric, ComparisonOperator operator, Number threshold) {
        var alarm = Alarm.Builder.create(this, name)
                .alarmName(prefix + name)
                .alarmDescription(said)
                .metric(metric)
                .comparisonOperator(operator)
                .threshold(threshold)
                .evaluationPeriods(1)
                // no runs, no events: nothing is wrong
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        drawn.add(alarm);
        if (!actions.isEmpty()) {
            alarm.addAlarmAction(actions.toArray(SnsAction[]::new));
        }
    }
}
