package dev.lockstep.infra.alarm;

import dev.lockstep.infra.environment.Environment;
import dev.lockstep.pipeline.Pipeline;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;

/// The metrics of a pipeline's stages, as CloudWatch knows them.
public record StageMetrics(Environment environment, Pipeline pipeline) {

    public Metric of(HandlerMetric metric, String stage, String statistic, Duration period) {
        return Metric.Builder.create()
                .namespace(HandlerMetric.NAMESPACE)
                .metricName(metric.written())
                .dimensionsMap(Map.of("pipeline", pipeline.name(), "stage", stage, "environment", environment.name()))
                .label(stage)
                .statistic(statistic)
                .period(period)
                .build();
    }
}
