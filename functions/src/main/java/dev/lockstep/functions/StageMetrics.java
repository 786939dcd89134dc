package dev.lockstep.functions;

import dev.lockstep.functions.log.Console;
import dev.lockstep.functions.metrics.EmbeddedMetrics;
import dev.lockstep.functions.time.Time;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// The metrics of one invocation, gathered and written once, at its end, in CloudWatch's embedded metric format.
/// Powertools' own instance is one a process; a fresh one an invocation keeps stages that run side by side apart.
public final class StageMetrics {
    static {
        // a stage may ask Powertools itself for metrics: they shall come out the same way
        MetricsFactory.setMetricsProvider(StageMetrics::fresh);
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
        Metrics metrics = fresh();
        metrics.setNamespace("Lockstep");
        metrics.setDefaultDimensions(DimensionSet.of(dimensions));
        properties.forEach(metrics::addMetadata);
        values.forEach((name, all) -> all.forEach(value -> metrics.addMetric(name, value, units.get(name))));
        metrics.flush();
    }

    /// Does all that writing takes, but writes nothing.
    void prime() {
        Metrics metrics = new EmbeddedMetrics(Time.OF_THIS_MACHINE, line -> {});
        metrics.setNamespace("Lockstep");
        metrics.setDefaultDimensions(DimensionSet.of(dimensions));
        metrics.addMetric("Primed", 1, MetricUnit.COUNT);
        metrics.flush();
    }

    private static Metrics fresh() {
        return new EmbeddedMetrics(Time.OF_THIS_MACHINE, Console::print);
    }
}
