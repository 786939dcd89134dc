package dev.lockstep.functions.cache;

import dev.lockstep.functions.json.Json;
import java.util.Optional;

/// What the state machine says of taking results again.
///
/// @param key what a result is known by; all of the input without
/// @param ttl how long a result may be taken, in seconds
public record CacheRule(Optional<Json> key, long ttl) {}
