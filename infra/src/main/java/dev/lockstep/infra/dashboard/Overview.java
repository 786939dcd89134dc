package dev.lockstep.infra.dashboard;

import dev.lockstep.infra.environment.Environment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import software.constructs.Construct;

/// All pipelines of an environment, a row each.
public final class Overview extends Construct {

    private static final Duration PERIOD = Duration.ofHours(1);

    /// @param stateMachines ARNs by the names of pipelines
    public Overview(Construct scope, Environment environment, SequencedMap<String, String> stateMachines) {
        super(scope, "overview");
        var rows = new ArrayList<List<Widget>>();
        stateMachines.forEach((pipeline, arn) -> {
            var runs = new RunMetrics(arn, PERIOD);
            rows.add(List.of(
                    new Widget.Graph(pipeline + ": runs", runs.counts()),
                    new Widget.Graph(pipeline + ": duration, ms", runs.durations()),
                    new Widget.Graph(pipeline + ": success rate, %", runs.successRate())));
        });
        DrawnDashboard.draw(this, environment, "overview", rows);
    }
}
