package dev.lockstep.functions;

import com.amazonaws.services.lambda.runtime.Context;
import dev.lockstep.functions.data.DataSets;
import dev.lockstep.functions.log.StageLog;
import dev.lockstep.functions.time.Time;
import java.time.Duration;

/// What a stage knows besides its input. One object belongs to one invocation and is never shared.
///
/// @param stage the stage's name in the pipeline
/// @param attempt 0 the first time, then counting the retries
/// @param data opens and writes data sets
/// @param lambda what Lambda itself told
public record StageContext(
        Run run,
        String stage,
        int attempt,
        StageLog log,
        StageMetrics metrics,
        DataSets data,
        Settings settings,
        Time time,
        Context lambda) {

    /// The time until Lambda ends the invocation.
    public Duration remaining() {
        return Duration.ofMillis(lambda.getRemainingTimeInMillis());
    }
}
