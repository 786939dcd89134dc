package dev.lockstep.pipeline.check;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.stage.LambdaFunction;
import dev.lockstep.pipeline.stage.Stage;
import java.time.Duration;

/// A Lambda ends after 15 minutes, so waiting longer for one is a mistake; and who has to say that he lives says it
/// before his time is over.
final class Timeouts implements Check {

    private static final Duration LAMBDA = Duration.ofMinutes(15);

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        pipeline.functions().forEach(function -> lambda(function, problems));
        pipeline.stages().forEach(stage -> heartbeat(stage, problems));
    }

    private static void lambda(LambdaFunction function, Problems problems) {
        function.timeout()
                .filter(time -> time.compareTo(LAMBDA) > 0)
                .ifPresent(time -> problems.add(
                        function.place(),
                        "timeout.lambda",
                        "'" + function.name() + "' may take " + time.toMinutes()
                                + " minutes, but a Lambda ends after 15"));
    }

    private static void heartbeat(Stage stage, Problems problems) {
        stage.heartbeat()
                .filter(beat -> stage.timeout()
                        .filter(time -> beat.compareTo(time) >= 0)
                        .isPresent())
                .ifPresent(beat -> problems.add(
                        stage.place(),
                        "timeout.heartbeat",
                        "the heartbeat of stage '" + stage.name() + "', " + beat.toSeconds()
                                + "s, must be shorter than its timeout, "
                                + stage.timeout().orElseThrow().toSeconds() + "s"));
    }
}
