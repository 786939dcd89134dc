package dev.lockstep.pipeline.stage;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Value;
import java.time.Duration;
import java.util.Optional;

/// Called once when a run has failed, before it ends with the original error and cause; `$error` stands in its `with`.
public record FailureHandler(Place place, Work.Handler handler, Value.Fields with, Optional<Duration> timeout) {

    /// The name its state and its function go by.
    public static final String NAME = "onFailure";
}
