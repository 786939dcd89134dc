package dev.lockstep.infra.dashboard;

import dev.lockstep.infra.metric.Series;
import dev.lockstep.pipeline.json.Json;
import dev.lockstep.pipeline.json.JsonText;
import java.util.ArrayList;
import java.util.List;

/// A dashboard as CloudWatch reads it (API Reference, "Dashboard Body Structure and Syntax"): one text. CDK's own
/// dashboard makes the same of an object for each line, and each of these would be sent to another process.
final class DashboardBody {

    private final String region;

    private DashboardBody(String region) {
        this.region = region;
    }

    /// @param region whose metrics are shown
    static String of(String region, List<List<Widget>> rows) {
        var body = new DashboardBody(region);
        var widgets = new ArrayList<Json>();
        var y = 0;
        for (var row : rows) {
            var x = 0;
            for (var widget : row) {
                widgets.add(body.placed(widget, x, y));
                x += widget.width();
            }
            y += row.stream().mapToInt(Widget::height).max().orElse(0);
        }
        return JsonText.onOneLine(Json.Fields.NONE.with("widgets", new Json.Array(widgets)));
    }

    private Json placed(Widget widget, int x, int y) {
        return Json.Fields.NONE
                .with(
                        "type",
                        switch (widget) {
                            case Widget.Graph _ -> "metric";
                            case Widget.AlarmStates _ -> "alarm";
                        })
                .with("width", widget.width())
                .with("height", widget.height())
                .with("x", x)
                .with("y", y)
                .with(
                        "properties",
                        switch (widget) {
                            case Widget.Graph graph -> properties(graph);
                            case Widget.AlarmStates states ->
                                Json.Fields.NONE
                                        .with("title", states.title())
                                        .with("alarms", Json.texts(states.arns()));
                        });
    }

    private Json properties(Widget.Graph graph) {
        var metrics = new ArrayList<Json>();
        graph.lines().forEach(line -> add(line, metrics));
        return Json.Fields.NONE
                .with("view", "timeSeries")
                .with("title", graph.title())
                .with("region", region)
                .with("metrics", new Json.Array(metrics))
                .with(
                        "yAxis",
                        Json.Fields.NONE.with(
                                "left", Json.Fields.NONE.with("min", 0).with("showUnits", new Json.Bool(false))));
    }

    /// A line, and before it is reckoned the parts it is reckoned from, which nobody sees.
    private static void add(Widget.Line line, List<Json> metrics) {
        var label = Json.Fields.NONE.with("label", line.label());
        switch (line.series()) {
            case Series.Measured measured -> metrics.add(metric(measured, label));
            case Series.Calculated calculated -> {
                metrics.add(new Json.Array(List.of(label.with("expression", calculated.expression())
                        .with("period", calculated.period().toSeconds()))));
                calculated
                        .from()
                        .forEach((id, part) -> metrics.add(
                                metric(part, Json.Fields.NONE.with("id", id).with("visible", new Json.Bool(false)))));
            }
        }
    }

    private static Json metric(Series.Measured measured, Json.Fields look) {
        var named = new ArrayList<String>(List.of(measured.source().namespace(), measured.name()));
        measured.source().dimensions().forEach((dimension, value) -> named.addAll(List.of(dimension, value)));
        var items = new ArrayList<>(Json.texts(named).items());
        items.add(look.with("period", measured.period().toSeconds()).with("stat", measured.statistic()));
        return new Json.Array(items);
    }
}
