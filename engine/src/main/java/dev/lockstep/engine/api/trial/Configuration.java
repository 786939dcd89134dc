package dev.lockstep.engine.api.trial;

import dev.lockstep.engine.api.wire.Fields;
import java.util.Optional;

/// What the member `stateConfiguration` says has happened before.
record Configuration(int retries, int failedIterations) {
    private static final int MOST_RETRIES = 1_000;
    private static final int MOST_ITERATIONS = 10_000_000;

    static Configuration of(Fields request) {
        Optional<Fields> given = request.inner("stateConfiguration");
        return new Configuration(
                given.map(fields -> fields.integer("retrierRetryCount", 0, 0, MOST_RETRIES))
                        .orElse(0),
                given.map(fields -> fields.integer("mapIterationFailureCount", 0, 0, MOST_ITERATIONS))
                        .orElse(0));
    }
}
