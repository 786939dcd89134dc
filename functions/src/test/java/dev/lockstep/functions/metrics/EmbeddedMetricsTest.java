package dev.lockstep.functions.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricResolution;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

class EmbeddedMetricsTest {
    private final List<String> lines = new ArrayList<>();
    private final Metrics metrics = new EmbeddedMetrics(new Noon(), lines::add);

    EmbeddedMetricsTest() {
        metrics.setNamespace("Lockstep");
        metrics.setDefaultDimensions(DimensionSet.of("pipeline", "orders", "stage", "load"));
    }

    @Test
    void writesTheFormatCloudWatchReads() {
        metrics.addMetric("RecordsProcessed", 116, MetricUnit.COUNT);
        metrics.addMetric("ExecutionTime", 41.5, MetricUnit.MILLISECONDS, MetricResolution.HIGH);
        metrics.addMetadata("correlation_id", "run-1");
        metrics.flush();
        assertEquals(List.of("""
                        {"_aws":{"Timestamp":1795262400000,"CloudWatchMetrics":[{"Namespace":"Lockstep",\
                        "Dimensions":[["pipeline","stage"]],"Metrics":[{"Name":"RecordsProcessed","Unit":"Count"},\
                        {"Name":"ExecutionTime","Unit":"Milliseconds","StorageResolution":1}]}]},\
                        "pipeline":"orders","stage":"load","RecordsProcessed":116.0,"ExecutionTime":41.5,\
                        "correlation_id":"run-1"}"""), lines);
    }

    @Test
    void aFlushForgetsWhatItWroteButNotTheDimensions() {
        metrics.addMetric("A", 1);
        metrics.flush();
        metrics.flush();
        metrics.addMetric("B", 2);
        metrics.flush();
        assertEquals(2, lines.size());
        assertTrue(lines.getLast().contains("\"stage\":\"load\"")
                && !lines.getLast().contains("\"A\""));
    }

    @Test
    void anAddedDimensionStandsBesideTheDefaultOnes() {
        metrics.addDimension("table", "orders");
        metrics.addDimension(DimensionSet.of("bucket", "warehouse"));
        metrics.addMetric("A", 1);
        metrics.flush();
        assertTrue(
                lines.getFirst()
                        .contains(
                                "\"Dimensions\":[[\"pipeline\",\"stage\",\"table\"],[\"pipeline\",\"stage\",\"bucket\"]]"),
                lines.getFirst());
    }

    @Test
    void whatIsTooMuchForOneDocumentGoesOnInTheNextAndNothingIsLost() throws IOException {
        IntStream.range(0, 250).forEach(i -> metrics.addMetric("Name" + i % 125, i));
        IntStream.range(0, 205).forEach(i -> metrics.addMetric("Often", i));
        metrics.flush();
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (String line : lines) {
            Json.Obj document = (Json.Obj) JsonText.read(line);
            List<Map.Entry<String, Json>> values = document.fields().entrySet().stream()
                    .filter(member -> member.getKey().matches("Name.*|Often"))
                    .toList();
            assertTrue(values.size() <= 100, "a document takes 100 metrics");
            values.forEach(member -> {
                int count =
                        member.getValue() instanceof Json.Arr all ? all.items().size() : 1;
                assertTrue(count <= 100, "a metric takes 100 values");
                seen.merge(member.getKey(), count, Integer::sum);
            });
        }
        assertEquals(126, seen.size());
        assertEquals(205, seen.get("Often"));
        assertEquals(455, seen.values().stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void aMetricOnItsOwnLeavesTheOthersWhereTheyAre() {
        metrics.addMetric("Later", 1);
        metrics.flushSingleMetric("Now", 2, MetricUnit.NONE, "Other");
        assertTrue(lines.getFirst().contains("\"Namespace\":\"Other\"")
                && !lines.getFirst().contains("Later"));
        metrics.flush();
        assertTrue(lines.getLast().contains("Later") && !lines.getLast().contains("\"Now\""));
    }

    @Test
    void refusesWhatCloudWatchWouldDropInSilence() {
        assertThrows(IllegalArgumentException.class, () -> metrics.addMetric("Quality", Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> metrics.addMetric(" ", 1));
        Metrics nowhere = new EmbeddedMetrics(new Noon(), lines::add);
        nowhere.addMetric("A", 1);
        assertThrows(IllegalStateException.class, nowhere::flush);
        metrics.setRaiseOnEmptyMetrics(true);
        assertThrows(IllegalStateException.class, metrics::flush);
    }

    private static final class Noon implements Time {
        @Override
        public Instant now() {
            return Instant.parse("2026-11-21T12:00:00Z");
        }

        @Override
        public Duration stopwatch() {
            return Duration.ZERO;
        }

        @Override
        public void pause(Duration duration) {}
    }
}
