package dev.lockstep.engine.run;

import java.time.Instant;

/// An input as it was kept, with its moment.
public record Recorded(Instant at, Input input) {}
