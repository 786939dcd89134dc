package dev.lockstep.pipeline.stage;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Value;
import java.time.Duration;
import java.util.Optional;

/// A Lambda function of a pipeline, whatever it is called for: a stage, what follows when one fails, or undoing one.
///
/// @param name what its substitution in the state machine and its function in the cloud are called by
public record LambdaFunction(
        Place place, String name, Work.Handler handler, Value.Fields with, Optional<Duration> timeout) {

    /// The name of the function that undoes a stage.
    public static String undoing(String stage) {
        return stage + "Compensate";
    }
}
