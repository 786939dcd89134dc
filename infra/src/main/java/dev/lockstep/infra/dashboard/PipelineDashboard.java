package dev.lockstep.infra.dashboard;

import dev.lockstep.infra.alarm.HandlerMetric;
import dev.lockstep.infra.alarm.StageMetrics;
import dev.lockstep.infra.environment.Environment;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.stage.LambdaFunction;
import dev.lockstep.pipeline.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/// One pipeline at a glance: its alarms, its runs, its data, what it costs.
public final class PipelineDashboard extends Construct {

    private static final Duration PERIOD = Duration.hours(1);

    /// What is there to be shown.
    ///
    /// @param functions by the stage that calls them
    /// @param transitions counted from the log, where all of an execution is logged
    public record Shown(
            String stateMachineArn,
            SequencedMap<String, IFunction> functions,
            List<Alarm> alarms,
            Optional<Metric> transitions) {}

    public PipelineDashboard(Construct scope, Environment environment, Pipeline pipeline, Shown shown) {
        super(scope, "dashboard");
        var rows = new ArrayList<List<IWidget>>();
        rows.add(List.of(AlarmStatusWidget.Builder.create()
                .title("Alarms of " + pipeline.name() + " in " + environment.name())
                .alarms(shown.alarms())
                .width(24)
                .height(3)
                .build()));
        var runs = new RunMetrics(shown.stateMachineArn(), PERIOD);
        rows.add(List.of(
                Graphs.graph("Runs", runs.counts()),
                Graphs.graph("Duration of runs, ms", runs.durations()),
                Graphs.graph("Success rate, %", List.of(runs.successRate()))));
        if (!shown.functions().isEmpty()) {
            rows.add(data(new StageMetrics(environment, pipeline)));
            rows.add(work(environment, pipeline, shown));
        }
        Dashboard.Builder.create(this, "dashboard")
                .dashboardName(environment.physical(pipeline.name()))
                .widgets(rows)
                .build();
    }

    private static List<IWidget> data(StageMetrics metrics) {
        return List.of(
                Graphs.graph("Records", ofEach(metrics, HandlerMetric.RECORDS, "Sum")),
                Graphs.graph("Volume, bytes", ofEach(metrics, HandlerMetric.VOLUME, "Sum")),
                Graphs.graph("Quality, worst", ofEach(metrics, HandlerMetric.QUALITY, "Minimum")));
    }

    private static List<IWidget> work(Environment environment, Pipeline pipeline, Shown shown) {
        var prices = Prices.listed();
        var functions = List.copyOf(shown.functions().values());
        var memory = shown.functions().keySet().stream()
                .map(name -> memory(environment, pipeline, name))
                .toList();
        var cost = new Cost(prices, PERIOD).of(functions, memory, shown.transitions());
        var without = shown.transitions().isPresent() ? "" : ", transitions not counted";
        return List.of(
                Graphs.graph(
                        "Time of stages, ms",
                        ofEach(new StageMetrics(environment, pipeline), HandlerMetric.TIME, "Average")),
                Graphs.graph(
                        "Failed invocations",
                        ofEach(new StageMetrics(environment, pipeline), HandlerMetric.ERRORS, "Sum")),
                Graphs.graph("Cost, list prices of " + prices.region() + " " + prices.asOf() + without, List.of(cost)));
    }

    private static int memory(Environment environment, Pipeline pipeline, String function) {
        var usual = environment.functions().memory();
        return pipeline.function(function)
                .map(known -> known.handler().memory().orElse(usual))
                .orElse(usual);
    }

    private static List<IMetric> ofEach(StageMetrics metrics, HandlerMetric metric, String statistic) {
        return metrics.pipeline().functions().stream()
                .map(LambdaFunction::name)
                .filter(name -> metric != HandlerMetric.QUALITY || measuresQuality(metrics.pipeline(), name))
                .<IMetric>map(name -> metrics.of(metric, name, statistic, PERIOD))
                .toList();
    }

    /// A stage without a gate may measure its quality too, but most would be empty lines.
    private static boolean measuresQuality(Pipeline pipeline, String function) {
        var gated = pipeline.stages().stream()
                .filter(stage -> stage.quality().isPresent())
                .map(Stage::name)
                .toList();
        return gated.isEmpty() || gated.contains(function);
    }
}
