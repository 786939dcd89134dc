package dev.lockstep.infra.dashboard;

import dev.lockstep.infra.environment.Environment;
import dev.lockstep.infra.metric.HandlerMetric;
import dev.lockstep.infra.metric.Series;
import dev.lockstep.infra.metric.Source;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.stage.LambdaFunction;
import dev.lockstep.pipeline.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import software.constructs.Construct;

/// One pipeline at a glance: its alarms, its runs, its data, what it costs.
public final class PipelineDashboard extends Construct {

    private static final Duration PERIOD = Duration.ofHours(1);

    private final Environment environment;
    private final Pipeline pipeline;

    /// What is there to be shown.
    ///
    /// @param functions names, by the stage that calls them
    /// @param alarms ARNs
    /// @param transitions counted from the log, where all of an execution is logged
    public record Shown(
            String stateMachineArn,
            SequencedMap<String, String> functions,
            List<String> alarms,
            Optional<Series.Measured> transitions) {}

    public PipelineDashboard(Construct scope, Environment environment, Pipeline pipeline, Shown shown) {
        super(scope, "dashboard");
        this.environment = environment;
        this.pipeline = pipeline;
        var rows = new ArrayList<List<Widget>>();
        rows.add(List.of(
                new Widget.AlarmStates("Alarms of " + pipeline.name() + " in " + environment.name(), shown.alarms())));
        var runs = new RunMetrics(shown.stateMachineArn(), PERIOD);
        rows.add(List.of(
                new Widget.Graph("Runs", runs.counts()),
                new Widget.Graph("Duration of runs, ms", runs.durations()),
                new Widget.Graph("Success rate, %", runs.successRate())));
        if (!shown.functions().isEmpty()) {
            rows.add(data());
            rows.add(work(shown));
        }
        DrawnDashboard.draw(this, environment, pipeline.name(), rows);
    }

    private List<Widget> data() {
        return List.of(
                new Widget.Graph("Records", ofEach(HandlerMetric.RECORDS, "Sum")),
                new Widget.Graph("Volume, bytes", ofEach(HandlerMetric.VOLUME, "Sum")),
                new Widget.Graph("Quality, worst", ofEach(HandlerMetric.QUALITY, "Minimum")));
    }

    private List<Widget> work(Shown shown) {
        var prices = Prices.listed();
        var memory = shown.functions().keySet().stream().map(this::memory).toList();
        var cost = new Cost(prices, PERIOD).of(List.copyOf(shown.functions().values()), memory, shown.transitions());
        var without = shown.transitions().isPresent() ? "" : ", transitions not counted";
        return List.of(
                new Widget.Graph("Time of stages, ms", ofEach(HandlerMetric.TIME, "Average")),
                new Widget.Graph("Failed invocations", ofEach(HandlerMetric.ERRORS, "Sum")),
                new Widget.Graph(
                        "Cost, list prices of " + prices.region() + " " + prices.asOf() + without,
                        new Widget.Line("US dollars", cost)));
    }

    private int memory(String function) {
        var usual = environment.functions().memory();
        return pipeline.function(function)
                .map(known -> known.handler().memory().orElse(usual))
                .orElse(usual);
    }

    private List<Widget.Line> ofEach(HandlerMetric metric, String statistic) {
        return pipeline.functions().stream()
                .map(LambdaFunction::name)
                .filter(name -> metric != HandlerMetric.QUALITY || measuresQuality(name))
                .map(name -> new Widget.Line(
                        name, Source.ofStage(environment, pipeline, name).series(metric.written(), statistic, PERIOD)))
                .toList();
    }

    /// A stage without a gate may measure its quality too, but most would be empty lines.
    private boolean measuresQuality(String function) {
        var gated = pipeline.stages().stream()
                .filter(stage -> stage.quality().isPresent())
                .map(Stage::name)
                .toList();
        return gated.isEmpty() || gated.contains(function);
    }
}
