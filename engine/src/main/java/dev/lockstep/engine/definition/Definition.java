package dev.lockstep.engine.definition;

import java.time.Duration;
import java.util.Optional;

/// A whole state machine.
public record Definition(Optional<String> comment, Optional<Duration> timeout, StateGroup states) {}
