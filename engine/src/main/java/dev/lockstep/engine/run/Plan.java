package dev.lockstep.engine.run;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.Execution;
import dev.lockstep.engine.dataset.ObjectStore;
import dev.lockstep.engine.maprun.MapRun;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

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

        /// Starts a child execution; goes on with it when it was started before.
        Execution start(MapRun run, Plan plan, Engine.Start start);
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
    }
}
