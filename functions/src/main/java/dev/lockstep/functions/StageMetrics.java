package dev.lockstep.functions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;
import software.amazon.lambda.powertools.metrics.provider.EmfMetricsProvider;

/// The metrics of one invocation, gathered and written once, at its end, in CloudWatch's embedded metric format.
/// Powertools' own instance is one a process; a fresh one an invocation keeps stages that run side by side apart.
public final class StageMetrics {
    static {
        // Lambda's form wherever we run; left to itself the library looks for an agent and waits for it
        EnvironmentConfigurationProvider.getConfig().setEnvironmentOverride(Environments.Lambda);
    }

    private final Map<String, List<Double>> values = new LinkedHashMap<>();
    private final Map<String, MetricUnit> units = new LinkedHashMap<>();
    private final Map<String, String> dimensions;

    /// @param dimensions what the metrics are told apart by, in order
    public StageMetrics(Map<String, String> dimensions) {
        this.dimensions = new LinkedHashMap<>(dimensions);
    }

    /// Adds a value to a metric.
    public void add(String name, double value, MetricUnit unit) {
        values.computeIfAbsent(name, ignored -> new ArrayList<>()).add(value);
        units.put(name, unit);
    }

    /// Whether a metric has a value already.
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /// Writes the metrics.
    ///
    /// @param properties written beside the metrics, to find the run by
    public void flush(Map<String, String> properties) {
        if (values.isEmpty()) {
            return;
        }
        Metrics metrics = new EmfMetricsProvider().getMetricsInstance();
        metrics.setNamespace("Lockstep");
        metrics.setDefaultDimensions(DimensionSet.of(dimensions));
        properties.forEach(metrics::addMetadata);
        values.forEach((name, all) -> all.forEach(value -> metrics.addMetric(name, value, units.get(name))));
        metrics.flush();
    }
}
