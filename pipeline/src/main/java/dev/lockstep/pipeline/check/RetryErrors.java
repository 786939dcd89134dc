package dev.lockstep.pipeline.check;

import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.stage.Retry;
import java.util.HashSet;
import java.util.List;

/// What is retried are errors there are; `States.ALL` stands alone, as Step Functions wants it.
final class RetryErrors implements Check {

    private static final List<String> STATES = List.of(
            "States.ALL",
            "States.DataLimitExceeded",
            "States.HeartbeatTimeout",
            "States.Permissions",
            "States.QueryEvaluationError",
            "States.TaskFailed",
            "States.Timeout");

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        var told = new HashSet<Retry>();
        for (var stage : pipeline.stages()) {
            stage.retry().filter(told::add).ifPresent(retry -> look(retry, problems));
        }
    }

    private static void look(Retry retry, Problems problems) {
        for (var error : retry.on()) {
            if (error.startsWith("States.") && !STATES.contains(error)) {
                problems.add(
                        retry.place(),
                        "retry.on",
                        "there is no error '" + error + "'" + DidYouMean.ending(error, STATES));
            }
        }
        if (retry.on().contains("States.ALL") && retry.on().size() > 1) {
            problems.add(retry.place(), "retry.on", "'States.ALL' stands for every error and so stands alone in 'on'");
        }
    }
}
