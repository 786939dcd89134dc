package dev.lockstep.functions;

import com.amazonaws.services.lambda.runtime.Context;
import dev.lockstep.functions.data.DataSets;
import dev.lockstep.functions.log.StageLog;
import dev.lockstep.functions.state.Breaker;
import dev.lockstep.functions.state.Checkpoint;
import dev.lockstep.functions.state.Once;
import dev.lockstep.functions.time.Time;
import dev.lockstep.functions.trace.Trace;
import java.time.Duration;
import java.util.Optional;

/// What a stage knows besides its input. One object belongs to one invocation and is never shared.
///
/// @param stage the stage's name in the pipeline
/// @param attempt 0 the first time, then counting the retries
/// @param index in a stage with `forEach`, the place of the item it is done for
/// @param data opens and writes data sets
/// @param trace what took how long
/// @param deadline when Lambda ends the invocation
/// @param lambda what Lambda itself told
public record StageContext(
        Run run,
        String stage,
        int attempt,
        Optional<Integer> index,
        StageLog log,
        StageMetrics metrics,
        DataSets data,
        Trace trace,
        Settings settings,
        Time time,
        Deadline deadline,
        Context lambda) {

    /// The time until Lambda ends the invocation.
    public Duration remaining() {
        return deadline.remaining();
    }

    /// How far earlier attempts of this stage have come in this run.
    ///
    /// @param position a record of what the next attempt has to know
    public <P extends Record> Checkpoint<P> checkpoint(Class<P> position) {
        return new Checkpoint<>(this, position);
    }

    /// What must not be done twice, whichever run or attempt asks for it.
    public Once once() {
        return new Once(this);
    }

    /// Calls something outside as long as it answers.
    ///
    /// @param called its name: a host, a service
    public Breaker breaker(String called, Breaker.Rule rule) {
        return new Breaker(this, called, rule);
    }
}
