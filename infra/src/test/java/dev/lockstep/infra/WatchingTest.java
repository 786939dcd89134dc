package dev.lockstep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// What is watched: alarms with their thresholds, dashboards, saved queries.
final class WatchingTest {

    private static final Templates DEV = Templates.of("dev");

    @Test
    void alarmsComeAtWhatThePipelineSaysAndAtWhatIsUsual() {
        var thresholds = new TreeMap<String, String>();
        DEV.resources("orders", "AWS::CloudWatch::Alarm").forEach(alarm -> {
            var properties = alarm.get("Properties");
            thresholds.put(
                    properties.get("AlarmName").asText().replace("lockstep-dev-orders-", ""),
                    properties.get("ComparisonOperator").asText().replaceAll("([A-Z])[a-z]+", "$1") + " "
                            + properties.get("Threshold").asText());
        });
        assertEquals("""
                {error-rate=GTT 0.05, events-dead=GTOETT 1, events-waiting=GTT 900, quality-validate=LTT 0.9, \
                run-duration=GTT 1800000, runs-failed=GTOETT 1, starts-throttled=GTOETT 1, throttled-analyze=GTOETT 1, \
                throttled-extract=GTOETT 1, throttled-load=GTOETT 1, throttled-onFailure=GTOETT 1, \
                throttled-transform=GTOETT 1, throttled-validate=GTOETT 1}""", thresholds.toString());
    }

    /// Step Functions has no datapoint of what did not happen, and a sum with a part that is missing is missing.
    @Test
    void ratesAreOfTheRunsThatEndedAndWhatDidNotHappenIsCountedAsNone() {
        var expressions = new TreeMap<String, String>();
        var measured = new TreeMap<String, TreeSet<String>>();
        Templates.of("prod").resources("orders", "AWS::CloudWatch::Alarm").forEach(alarm -> {
            var name = alarm.at("/Properties/AlarmName").asText().replace("lockstep-prod-orders-", "");
            for (var query : alarm.at("/Properties/Metrics")) {
                if (query.has("Expression")) {
                    expressions.put(name, query.get("Expression").asText());
                } else {
                    measured.computeIfAbsent(name, _ -> new TreeSet<>())
                            .add(query.get("Id").asText() + ": "
                                    + query.at("/MetricStat/Metric/MetricName").asText());
                }
            }
        });
        var bad = "FILL(failed, 0) + FILL(timedOut, 0)";
        var ended = "(FILL(succeeded, 0) + " + bad + ")";
        assertEquals(
                Map.of("error-rate", "(" + bad + ") / " + ended, "rollout-failing", bad, "runs-failed", bad),
                expressions);
        assertEquals(
                "[failed: ExecutionsFailed, succeeded: ExecutionsSucceeded, timedOut: ExecutionsTimedOut]",
                String.valueOf(measured.get("error-rate")));
        var body = body("orders");
        assertTrue(body.contains("\"100 * FILL(succeeded, 0) / " + ended + "\""), body);
    }

    @Test
    void referenceListsEveryAlarmAndNoOther() {
        var page = Templates.read(Path.of(System.getProperty("lockstep.root"), "docs/reference/watching.md"));
        var alarms = page.substring(page.indexOf("## Alarms"), page.indexOf("## Dashboards"));
        var listed = Pattern.compile("(?m)^\\| `([A-Za-z-]+)` \\|")
                .matcher(alarms)
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        var drawn = new TreeSet<String>();
        for (var pipeline : List.of("orders", "storefront")) {
            Templates.whole("prod")
                    .resources(pipeline, "AWS::CloudWatch::Alarm")
                    .forEach(alarm -> drawn.add(alarm.at("/Properties/AlarmName")
                            .asText()
                            .replace("lockstep-prod-" + pipeline + "-", "")
                            .replaceAll("^(quality|throttled)-(?!answers$).*", "$1-STAGE")));
        }
        assertEquals(listed, drawn);
    }

    @Test
    void dashboardOfAPipelineShowsRunsDataAndCost() {
        var titles = titles("orders");
        assertEquals(
                List.of(
                        "Alarms of orders in dev",
                        "Cost, list prices of eu-central-1 2025-06",
                        "Duration of runs, ms",
                        "Failed invocations",
                        "Quality, worst",
                        "Records",
                        "Runs",
                        "Success rate, %",
                        "Time of stages, ms",
                        "Volume, bytes"),
                titles);
    }

    @Test
    void overviewHasARowForEachPipeline() {
        assertEquals(List.of("orders: duration, ms", "orders: runs", "orders: success rate, %"), titles("overview"));
    }

    /// 1024 MB for a millisecond is a thousandth of a gigabyte second.
    @Test
    void costIsTimeAndCallsAndTransitionsByTheListedPrices() {
        var body = body("orders");
        assertTrue(body.contains("FILL(time0, 0) * 0.0000000133334"), body);
        assertTrue(body.contains("FILL(calls0, 0) * 0.0000002"), body);
        assertTrue(body.contains("FILL(transitions, 0) * 0.000025"), body);
        var filter = DEV.resources("orders", "AWS::Logs::MetricFilter").getFirst();
        assertEquals(
                "{ $.type = \"*StateEntered\" }",
                filter.at("/Properties/FilterPattern").asText());
    }

    @Test
    void queriesAreSavedOverTheLogsOfTheirFunctions() {
        var queries = DEV.resources("orders", "AWS::Logs::QueryDefinition");
        var names = new TreeSet<String>();
        for (var query : queries) {
            var name = query.at("/Properties/Name").asText().replace("lockstep-dev-orders/", "");
            names.add(name);
            assertEquals(
                    name.equals("executions") ? 1 : 6,
                    query.at("/Properties/LogGroupNames").size(),
                    name);
        }
        assertEquals("[executions, failures, one-run, quality, slowest, warnings]", names.toString());
    }

    private static List<String> titles(String stack) {
        var titles = new TreeSet<String>();
        var parts = body(stack).split("\"title\": \"", -1);
        for (var i = 1; i < parts.length; i++) {
            titles.add(parts[i].substring(0, parts[i].indexOf('"')));
        }
        return List.copyOf(titles);
    }

    /// The text of a dashboard, whose references to other resources are between its parts.
    private static String body(String stack) {
        var body = DEV.resources(stack, "AWS::CloudWatch::Dashboard").getFirst().at("/Properties/DashboardBody");
        if (body.isTextual()) {
            return body.asText();
        }
        var text = new StringBuilder();
        StreamSupport.stream(body.at("/Fn::Join/1").spliterator(), false)
                .filter(JsonNode::isTextual)
                .forEach(part -> text.append(part.asText()));
        return text.toString();
    }
}
