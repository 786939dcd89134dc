package dev.lockstep.infra.dashboard;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;

/// How the runs of a state machine went, by what Step Functions counts.
final class RunMetrics {

    private static final String NAMESPACE = "AWS/States";

    private final String stateMachineArn;
    private final Duration period;

    RunMetrics(String stateMachineArn, Duration period) {
        this.stateMachineArn = stateMachineArn;
        this.period = period;
    }

    List<IMetric> counts() {
        return List.of(
                counted("ExecutionsStarted", "started"),
                counted("ExecutionsSucceeded", "succeeded"),
                counted("ExecutionsFailed", "failed"),
                counted("ExecutionsTimedOut", "timed out"),
                counted("ExecutionsAborted", "stopped"));
    }

    List<IMetric> durations() {
        return List.of(of("ExecutionTime", "p50", "median"), of("ExecutionTime", "Maximum", "longest"));
    }

    /// Of the runs that ended by themselves; nothing where none did.
    IMetric successRate() {
        Map<String, IMetric> metrics = new TreeMap<>(Map.of(
                "succeeded", counted("ExecutionsSucceeded", "succeeded"),
                "failed", counted("ExecutionsFailed", "failed"),
                "timedOut", counted("ExecutionsTimedOut", "timed out")));
        return MathExpression.Builder.create()
                .expression("100 * succeeded / (succeeded + failed + timedOut)")
                .usingMetrics(metrics)
                .label("success rate, %")
                .period(period)
                .build();
    }

    private Metric counted(String name, String label) {
        return of(name, "Sum", label);
    }

    private Metric of(String name, String statistic, String label) {
        return Metric.Builder.create()
                .namespace(NAMESPACE)
                .metricName(name)
                .dimensionsMap(Map.of("StateMachineArn", stateMachineArn))
                .statistic(statistic)
                .label(label)
                .period(period)
                .build();
    }
}
