package dev.lockstep.gate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.infra.dashboard.SavedQuery;
import dev.lockstep.infra.metric.HandlerMetric;
import dev.lockstep.local.LocalCloud;
import dev.lockstep.local.lambda.FunctionConfiguration;
import dev.lockstep.local.lambda.LogLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What alarms, dashboards and queries read is what a stage really writes.
final class MetricsTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void everyMetricThatIsWatchedIsWrittenWithItsDimensions() throws IOException {
        var written = lines(false);
        assertTrue(written.contains("\"Namespace\":\"" + HandlerMetric.NAMESPACE + "\""), written);
        var dimensions = HandlerMetric.DIMENSIONS.stream()
                .map(dimension -> "\"" + dimension + "\"")
                .collect(Collectors.joining(",", "\"Dimensions\":[[", "]]"));
        assertTrue(written.contains(dimensions), () -> dimensions + " in " + written);
        for (var metric : HandlerMetric.values()) {
            assertTrue(written.contains("{\"Name\":\"" + metric.written() + "\""), () -> metric + " in " + written);
        }
    }

    @Test
    void everyFieldThatASavedQueryNamesIsWritten() throws IOException {
        var written = lines(false) + lines(true);
        for (var query : SavedQuery.OF_FUNCTIONS) {
            for (var field : query.fields()) {
                for (var part : field.split("\\.", -1)) {
                    assertTrue(written.contains("\"" + part + "\":"), () -> query.called() + ": " + field);
                }
            }
        }
        for (var level : List.of("ERROR", "WARN")) {
            assertTrue(written.contains("\"level\":\"" + level + "\""), level);
        }
    }

    private String lines(boolean fail) throws IOException {
        var lines = new CopyOnWriteArrayList<String>();
        var options = LocalCloud.Options.in(folder)
                .withFunctions(List.of(FunctionConfiguration.of("measured", MeasuringStage.class.getName())))
                .withLog((LogLine line) -> lines.add(line.text()));
        try (var cloud = LocalCloud.start(options)) {
            var payload = """
                { "stage": "measure", "run": { "id": "r-1", "pipeline": "orders", "mode": "full", "environment": "dev",
                  "startedAt": "2026-11-21T00:00:00Z", "execution": "e" }, "attempt": 0, "input": { "fail": %s } }
                """.formatted(fail);
            cloud.functions()
                    .invoke("measured", payload.getBytes(StandardCharsets.UTF_8))
                    .toCompletableFuture()
                    .join();
        }
        return String.join("\n", lines);
    }
}
