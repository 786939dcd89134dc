package dev.lockstep.engine.run;

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
