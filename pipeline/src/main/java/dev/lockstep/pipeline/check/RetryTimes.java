package dev.lockstep.pipeline.check;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.problem.Problems;
import java.util.HashSet;

/// The longest wait is longer than the first, which Step Functions demands.
final class RetryTimes implements Check {

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        var told = new HashSet<Place>();
        for (var stage : pipeline.stages()) {
            stage.retry()
                    .filter(retry -> retry.maxInterval()
                            .filter(longest -> longest.compareTo(retry.interval()) <= 0)
                            .isPresent())
                    .filter(retry -> told.add(retry.place()))
                    .ifPresent(retry -> problems.add(
                            retry.place(),
                            "retry.interval",
                            "maxInterval " + retry.maxInterval().orElseThrow().toSeconds()
                                    + "s must be longer than interval "
                                    + retry.interval().toSeconds() + "s"));
        }
    }
}
