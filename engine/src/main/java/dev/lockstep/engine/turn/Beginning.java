package dev.lockstep.engine.turn;

import java.time.Instant;

/// The moment an execution began, and what its chance is made from.
public record Beginning(Instant at, long seed) {}
