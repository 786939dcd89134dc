package dev.lockstep.infra.dashboard;

import dev.lockstep.infra.environment.Environment;
import dev.lockstep.pipeline.Pipeline;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.constructs.Construct;

/// Counts the states that runs enter: what Step Functions asks money for, and tells by no metric of its own. Retries
/// within a state are billed too and not counted.
public final class Transitions {

    private Transitions() {}

    /// Nothing where not everything is logged, and for express pipelines, which pay for time.
    public static Optional<Metric> counted(
            Construct scope, Environment environment, Pipeline pipeline, ILogGroup executions) {
        if (environment.logs().executions() != Environment.ExecutionLevel.ALL
                || pipeline.kind() == Pipeline.Kind.EXPRESS) {
            return Optional.empty();
        }
        var filter = MetricFilter.Builder.create(scope, "transitions")
                .logGroup(executions)
                .filterPattern(FilterPattern.stringValue("$.type", "=", "*StateEntered"))
                .metricNamespace("Lockstep/" + environment.physical(pipeline.name()))
                .metricName("StateTransitions")
                .metricValue("1")
                .build();
        return Optional.of(filter.metric(MetricOptions.builder()
                .statistic("Sum")
                .period(Duration.hours(1))
                .build()));
    }
}
