package dev.lockstep.functions.metrics;

import com.amazonaws.services.lambda.runtime.Context;
import dev.lockstep.functions.time.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.lambda.powertools.common.internal.LambdaHandlerProcessor;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricResolution;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// Powertools' metrics, gathered and written as lines of CloudWatch's embedded metric format.
///
/// The writer Powertools brings goes through an object mapper that makes a cold start slower and the jar bigger than
/// all stages together; the format is one small JSON object. One instance belongs to one invocation.
public final class EmbeddedMetrics implements Metrics {
    private final Time time;
    private final Consumer<String> lines;
    private final Map<String, Metric> metrics = new LinkedHashMap<>();
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<DimensionSet> added = new ArrayList<>();
    private DimensionSet defaults = new DimensionSet();
    private String namespace = "";
    private Optional<Instant> timestamp = Optional.empty();
    private boolean raiseOnEmpty;

    /// @param lines where a finished line goes
    public EmbeddedMetrics(Time time, Consumer<String> lines) {
        this.time = time;
        this.lines = lines;
    }

    @Override
    public void addMetric(String name, double value, MetricUnit unit, MetricResolution resolution) {
        if (name.isBlank() || name.length() > 1024) {
            throw new IllegalArgumentException("the metric name '" + name + "' must have 1 to 1,024 characters");
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the metric " + name + " is " + value + "; CloudWatch takes numbers");
        }
        metrics.computeIfAbsent(name, fresh -> new Metric(unit, resolution)).add(value);
    }

    @Override
    public void addDimension(DimensionSet dimensions) {
        added.add(dimensions);
    }

    @Override
    public void addMetadata(String key, Object value) {
        properties.put(key, value);
    }

    @Override
    public void setDefaultDimensions(DimensionSet dimensions) {
        defaults = dimensions;
    }

    @Override
    public DimensionSet getDefaultDimensions() {
        return defaults;
    }

    @Override
    public void clearDefaultDimensions() {
        defaults = new DimensionSet();
    }

    @Override
    public void setNamespace(String name) {
        namespace = name;
    }

    @Override
    public void setTimestamp(Instant instant) {
        timestamp = Optional.of(instant);
    }

    @Override
    public void setRaiseOnEmptyMetrics(boolean raise) {
        raiseOnEmpty = raise;
    }

    @Override
    public void flush() {
        if (metrics.isEmpty()) {
            if (raiseOnEmpty) {
                throw new IllegalStateException("no metrics were added");
            }
            return;
        }
        if (namespace.isBlank()) {
            throw new IllegalStateException("metrics need a namespace before they can be written");
        }
        var head = new MetricDocument.Head(namespace, timestamp.orElseGet(time::now), dimensions(), properties);
        MetricDocument.split(metrics).forEach(part -> lines.accept(MetricDocument.text(head, part)));
        metrics.clear();
        properties.clear();
        added.clear();
    }

    /// One set for each that was added, with the defaults in each of them.
    private List<Map<String, String>> dimensions() {
        if (added.isEmpty()) {
            return List.of(defaults.getDimensions());
        }
        return added.stream()
                .map(set -> {
                    Map<String, String> all = new LinkedHashMap<>(defaults.getDimensions());
                    all.putAll(set.getDimensions());
                    return all;
                })
                .toList();
    }

    @Override
    public void captureColdStartMetric(Context context, DimensionSet dimensions) {
        captureColdStartMetric(dimensions);
    }

    @Override
    public void captureColdStartMetric(DimensionSet dimensions) {
        if (LambdaHandlerProcessor.isColdStart()) {
            flushMetrics(alone -> {
                alone.addDimension(dimensions);
                alone.addMetric("ColdStart", 1, MetricUnit.COUNT);
            });
        }
    }

    @Override
    public void flushMetrics(Consumer<Metrics> fill) {
        var alone = new EmbeddedMetrics(time, lines);
        alone.setNamespace(namespace);
        alone.setDefaultDimensions(defaults);
        timestamp.ifPresent(alone::setTimestamp);
        fill.accept(alone);
        alone.flush();
    }
}
