package dev.lockstep.functions.metrics;

import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.json.Records;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.lambda.powertools.metrics.model.MetricResolution;

/// One line of the embedded metric format: `_aws` says which of the other members are metrics and dimensions.
/// See "Specification: Embedded metric format" in the CloudWatch user guide.
final class MetricDocument {
    /// What one document may hold at most: so many metrics, and so many values of each.
    private static final int MOST = 100;

    private MetricDocument() {}

    /// What all documents of one flush share.
    ///
    /// @param dimensions sets of dimensions; each metric counts once in each set
    record Head(String namespace, Instant time, List<Map<String, String>> dimensions, Map<String, Object> properties) {}

    /// As many documents as the limits ask for; every value is in exactly one.
    static List<Map<String, Metric>> split(Map<String, Metric> metrics) {
        List<Map<String, Metric>> parts = new ArrayList<>();
        metrics.forEach((name, metric) -> {
            int room = 0;
            for (int from = 0; from < metric.values().size(); from += MOST) {
                Metric part = metric.between(
                        from, Math.min(from + MOST, metric.values().size()));
                while (room < parts.size() && parts.get(room).size() == MOST) {
                    room++;
                }
                if (room == parts.size()) {
                    parts.add(new LinkedHashMap<>());
                }
                parts.get(room++).put(name, part);
            }
        });
        return parts;
    }

    static String text(Head head, Map<String, Metric> metrics) {
        Map<String, Json> document = new LinkedHashMap<>();
        document.put("_aws", metadata(head, metrics));
        head.dimensions().forEach(set -> set.forEach((name, value) -> document.put(name, Json.of(value))));
        metrics.forEach((name, metric) -> document.put(name, values(metric.values())));
        head.properties().forEach((name, value) -> document.putIfAbsent(name, Records.encode(value)));
        return JsonText.text(new Json.Obj(document));
    }

    private static Json metadata(Head head, Map<String, Metric> metrics) {
        Map<String, Json> directive = new LinkedHashMap<>();
        directive.put("Namespace", Json.of(head.namespace()));
        directive.put(
                "Dimensions",
                new Json.Arr(
                        head.dimensions().stream().map(MetricDocument::names).toList()));
        List<Json> definitions = new ArrayList<>();
        metrics.forEach((name, metric) -> definitions.add(definition(name, metric)));
        directive.put("Metrics", new Json.Arr(definitions));
        Map<String, Json> metadata = new LinkedHashMap<>();
        metadata.put("Timestamp", Json.of(head.time().toEpochMilli()));
        metadata.put("CloudWatchMetrics", new Json.Arr(List.of(new Json.Obj(directive))));
        return new Json.Obj(metadata);
    }

    private static Json names(Map<String, String> dimensions) {
        return new Json.Arr(dimensions.keySet().stream().map(Json::of).toList());
    }

    private static Json definition(String name, Metric metric) {
        Map<String, Json> definition = new LinkedHashMap<>();
        definition.put("Name", Json.of(name));
        definition.put("Unit", Json.of(metric.unit().getName()));
        if (metric.resolution() == MetricResolution.HIGH) {
            definition.put("StorageResolution", Json.of(metric.resolution().getSeconds()));
        }
        return new Json.Obj(definition);
    }

    private static Json values(List<Double> values) {
        return values.size() == 1
                ? number(values.getFirst())
                : new Json.Arr(values.stream().map(MetricDocument::number).toList());
    }

    private static Json number(double value) {
        return new Json.Num(BigDecimal.valueOf(value));
    }
}
