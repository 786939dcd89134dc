package dev.lockstep.pipeline.stage;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Value;
import java.time.Duration;
import java.util.Optional;

/// An earlier result is taken again, when nothing has changed that the stage is given.
///
/// @param key what a result is known by; all of the stage's `with` without
/// @param ttl how long a result may be taken
public record Cache(Place place, Optional<Value> key, Duration ttl) {}
