package dev.lockstep.engine.api.execution;

import dev.lockstep.engine.Execution;
import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.api.machine.Target;
import java.time.Instant;
import java.util.Optional;

/// An execution as the API knows it: what was started, and how it fares.
record Started(long sequence, String arn, String name, Target target, String input, Execution execution) {

    Outcome outcome() {
        return execution.outcome();
    }

    boolean isRunning() {
        return outcome().status() == Outcome.Status.RUNNING;
    }

    Instant startDate() {
        return execution.startDate();
    }

    Optional<Instant> stopDate() {
        return execution.stopDate();
    }
}
