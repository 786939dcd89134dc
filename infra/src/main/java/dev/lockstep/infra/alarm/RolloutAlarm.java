package dev.lockstep.infra.alarm;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/// What takes a gradual deployment back: runs that fail while it goes on. It looks at few minutes, not at the
/// hour of the alarm that wakes people: what failed before a deployment must not keep its own repair away.
public final class RolloutAlarm {

    private static final Duration JUST_NOW = Duration.minutes(5);

    private RolloutAlarm() {}

    public static Alarm of(Construct scope, String name, StateMachine machine) {
        var sum = MetricOptions.builder().period(JUST_NOW).statistic("Sum").build();
        Map<String, IMetric> metrics =
                new TreeMap<>(Map.of("failed", machine.metricFailed(sum), "timedOut", machine.metricTimedOut(sum)));
        return Alarm.Builder.create(scope, "rollout-failing")
                .alarmName(name + "-rollout-failing")
                .alarmDescription("Runs fail just now: a deployment that is going on is taken back")
                .metric(MathExpression.Builder.create()
                        .expression("failed + timedOut")
                        .usingMetrics(metrics)
                        .period(JUST_NOW)
                        .build())
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .threshold(1)
                .evaluationPeriods(1)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
    }
}
