package dev.lockstep.infra.dashboard;

import dev.lockstep.infra.environment.Environment;
import dev.lockstep.infra.metric.Series;
import dev.lockstep.infra.metric.Source;
import dev.lockstep.pipeline.Pipeline;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.constructs.Construct;

/// Counts the states that runs enter: what Step Functions asks money for, and tells by no metric of its own. Retries
/// within a state are billed too and not counted.
public final class Transitions {

    private static final String METRIC = "StateTransitions";

    private Transitions() {}

    /// Nothing where not everything is logged, and for express pipelines, which pay for time.
    public static Optional<Series.Measured> counted(
            Construct scope, Environment environment, Pipeline pipeline, ILogGroup executions) {
        if (environment.logs().executions() != Environment.ExecutionLevel.ALL
                || pipeline.kind() == Pipeline.Kind.EXPRESS) {
            return Optional.empty();
        }
        var namespace = "Lockstep/" + environment.physical(pipeline.name());
        MetricFilter.Builder.create(scope, "transitions")
                .logGroup(executions)
                .filterPattern(FilterPattern.stringValue("$.type", "=", "*StateEntered"))
                .metricNamespace(namespace)
                .metricName(METRIC)
                .metricValue("1")
                .build();
        return Optional.of(Source.ofLogs(namespace).sum(METRIC, Duration.ofHours(1)));
    }
}
