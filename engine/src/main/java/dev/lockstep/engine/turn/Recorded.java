package dev.lockstep.engine.turn;

import java.time.Instant;

/// An input as it was kept, with its moment.
public record Recorded<I>(Instant at, I input) {}
