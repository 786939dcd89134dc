package dev.lockstep.functions.metrics;

import java.util.ArrayList;
import java.util.List;
import software.amazon.lambda.powertools.metrics.model.MetricResolution;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// A metric's values, in the order they came.
final class Metric {
    private final MetricUnit unit;
    private final MetricResolution resolution;
    private final List<Double> values;

    Metric(MetricUnit unit, MetricResolution resolution) {
        this(unit, resolution, new ArrayList<>());
    }

    private Metric(MetricUnit unit, MetricResolution resolution, List<Double> values) {
        this.unit = unit;
        this.resolution = resolution;
        this.values = values;
    }

    void add(double value) {
        values.add(value);
    }

    MetricUnit unit() {
        return unit;
    }

    MetricResolution resolution() {
        return resolution;
    }

    List<Double> values() {
        return values;
    }

    /// The values from one place to another, as a metric of the same kind.
    Metric between(int from, int to) {
        return new Metric(unit, resolution, List.copyOf(values.subList(from, to)));
    }
}
