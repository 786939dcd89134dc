package dev.lockstep.engine.run;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.Execution;
import dev.lockstep.engine.dataset.ObjectStore;
import dev.lockstep.engine.maprun.Child;
import dev.lockstep.engine.maprun.MapRun;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// A definition made ready to run.
public final class Plan {
    private final Group states;
    private final Optional<Duration> timeout;

    public Plan(Group states, Optional<Duration> timeout) {
        this.states = states;
        this.timeout = timeout;
    }

    public Group states() {
        return states;
    }

    public Optional<Duration> timeout() {
        return timeout;
    }

    /// What distributed Maps need of the engine around their execution; the item processor of each is a plan of its
    /// own.
    public interface MapRuns {
        ObjectStore objects();

        /// Makes a map run known to whoever asks for it.
        void opened(MapRun run);

        /// Starts a child execution, or gives the one that was started before.
        ///
        /// @param parent what its parent was started with
        Execution start(MapRun run, Child child, Plan plan, Engine.Start parent);

        /// Lets a child that ended without success go on; gives nothing when it cannot.
        CompletionStage<Optional<Execution>> redrive(Child child);

        /// Stops a child, if it runs.
        void stop(Child child);
    }

    /// Steps that lead to each other.
    public record Group(String startAt, Map<String, Step> steps) {
        public Group {
            steps = Map.copyOf(steps);
        }

        Step step(String name) {
            Step step = steps.get(name);
            if (step == null) {
                throw new IllegalStateException("No state " + name + ", which the checks should have refused");
            }
            return step;
        }

        /// What the children of the distributed Map with this label run, at whatever depth it is.
        public Optional<Plan> processor(String label) {
            return steps.values().stream()
                    .flatMap(step -> step.processor(label).stream())
                    .findFirst();
        }
    }
}
