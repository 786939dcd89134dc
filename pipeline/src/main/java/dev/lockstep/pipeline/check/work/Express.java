package dev.lockstep.pipeline.check.work;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.stage.ForEach;
import dev.lockstep.pipeline.stage.Stage;
import dev.lockstep.pipeline.stage.Work;
import java.time.Duration;
import java.util.Optional;

/// An Express pipeline ends within five minutes and waits for nobody.
public final class Express implements Check {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        if (pipeline.kind() == Pipeline.Kind.EXPRESS) {
            pipeline.notifications()
                    .forEach(notification -> problems.add(
                            notification.place(),
                            "express.refused",
                            "an Express pipeline tells nobody how a run has ended, so topic '" + notification.topic()
                                    + "' would stay silent; make the pipeline standard"));
            pipeline.concurrency()
                    .ifPresent(concurrency -> problems.add(
                            concurrency.place(),
                            "express.refused",
                            "an Express pipeline tells nobody that a run has ended, so nothing could be counted;"
                                    + " make the pipeline standard"));
            pipeline.stages()
                    .forEach(stage -> refused(stage)
                            .ifPresent(reason -> problems.add(
                                    stage.place(),
                                    "express.refused",
                                    "stage '" + stage.name() + "' " + reason + "; make the pipeline standard")));
        }
    }

    private static Optional<String> refused(Stage stage) {
        if (stage.forEach().flatMap(ForEach::distributed).isPresent()) {
            return Optional.of("is distributed, which an Express pipeline cannot");
        }
        return switch (stage.work()) {
            case Work.Handler _, Work.Choice _ -> tooLong(stage.timeout());
            case Work.Task task ->
                task.waitsForToken() || task.waitsForJob()
                        ? Optional.of("waits for what it starts, which an Express pipeline cannot")
                        : tooLong(stage.timeout());
            case Work.Child _ -> Optional.of("waits for a pipeline, which an Express pipeline cannot");
            case Work.Approval _ -> Optional.of("waits for people, which an Express pipeline cannot");
            case Work.Wait wait ->
                wait.length() instanceof Work.Length.For time ? tooLong(Optional.of(time.time())) : Optional.empty();
        };
    }

    private static Optional<String> tooLong(Optional<Duration> time) {
        return time.filter(asked -> asked.compareTo(LONGEST) > 0)
                .map(asked -> "may take " + asked.toMinutes() + " minutes, and an Express pipeline ends after five");
    }
}
