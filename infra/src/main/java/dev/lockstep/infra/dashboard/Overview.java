package dev.lockstep.infra.dashboard;

import dev.lockstep.infra.environment.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.constructs.Construct;

/// All pipelines of an environment, a row each.
public final class Overview extends Construct {

    private static final Duration PERIOD = Duration.hours(1);

    /// @param stateMachines ARNs by the names of pipelines
    public Overview(Construct scope, Environment environment, SequencedMap<String, String> stateMachines) {
        super(scope, "overview");
        var rows = new ArrayList<List<IWidget>>();
        stateMachines.forEach((pipeline, arn) -> {
            var runs = new RunMetrics(arn, PERIOD);
            rows.add(List.of(
                    Graphs.graph(pipeline + ": runs", runs.counts()),
                    Graphs.graph(pipeline + ": duration, ms", runs.durations()),
                    Graphs.graph(pipeline + ": success rate, %", List.of(runs.successRate()))));
        });
        Dashboard.Builder.create(this, "dashboard")
                .dashboardName(environment.physical("overview"))
                .widgets(rows)
                .build();
    }
}
