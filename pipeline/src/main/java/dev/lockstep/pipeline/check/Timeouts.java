package dev.lockstep.pipeline.check;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.stage.FailureHandler;
import dev.lockstep.pipeline.stage.Work;
import java.time.Duration;
import java.util.Optional;

/// A Lambda ends after 15 minutes, so waiting longer for one is a mistake.
final class Timeouts implements Check {

    private static final Duration LAMBDA = Duration.ofMinutes(15);

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        for (var stage : pipeline.stages()) {
            switch (stage.work()) {
                case Work.Handler _ -> lambda(stage.name(), stage.place(), stage.timeout(), problems);
                case Work.Wait _ -> {}
            }
        }
        pipeline.onFailure()
                .ifPresent(handler -> lambda(FailureHandler.NAME, handler.place(), handler.timeout(), problems));
    }

    private static void lambda(String name, Place place, Optional<Duration> timeout, Problems problems) {
        timeout.filter(time -> time.compareTo(LAMBDA) > 0)
                .ifPresent(time -> problems.add(
                        place,
                        "timeout.lambda",
                        "'" + name + "' may take " + time.toMinutes() + " minutes, but a Lambda ends after 15"));
    }
}
