package dev.lockstep.engine.api.machine;

import java.time.Instant;
import java.util.Optional;

/// A revision that was published under a number, which is never given again.
public record Version(int number, String arn, Optional<String> description, Revision revision, Instant created) {}
