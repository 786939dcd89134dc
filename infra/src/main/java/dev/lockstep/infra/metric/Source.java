package dev.lockstep.infra.metric;

import dev.lockstep.infra.environment.Environment;
import dev.lockstep.pipeline.Pipeline;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Who writes metrics, and what theirs are told apart by.
///
/// @param dimensions in the order of their names
public record Source(String namespace, SequencedMap<String, String> dimensions) {

    public Source {
        dimensions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(new TreeMap<>(dimensions)));
    }

    public static Source ofStateMachine(String arn) {
        return new Source("AWS/States", "StateMachineArn", arn);
    }

    public static Source ofFunction(String name) {
        return new Source("AWS/Lambda", "FunctionName", name);
    }

    public static Source ofQueue(String name) {
        return new Source("AWS/SQS", "QueueName", name);
    }

    /// What the stage kit writes for a stage.
    public static Source ofStage(Environment environment, Pipeline pipeline, String stage) {
        return new Source(
                HandlerMetric.NAMESPACE,
                new TreeMap<>(Map.of("pipeline", pipeline.name(), "stage", stage, "environment", environment.name())));
    }

    /// What a filter of logs counts; it is told apart by its namespace alone.
    public static Source ofLogs(String namespace) {
        return new Source(namespace, new TreeMap<>());
    }

    private Source(String namespace, String dimension, String value) {
        this(namespace, new TreeMap<>(Map.of(dimension, value)));
    }

    /// How often in each period.
    public Series.Measured sum(String metric, Duration period) {
        return series(metric, "Sum", period);
    }

    /// One of its metrics.
    ///
    /// @param statistic in CloudWatch's own words: `Sum`, `Maximum`, `p50`
    public Series.Measured series(String metric, String statistic, Duration period) {
        return new Series.Measured(this, metric, statistic, period);
    }
}
