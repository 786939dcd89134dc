package dev.lockstep.engine.definition;

import java.util.Optional;

/// How many iterations run side by side, and how many may fail.
public record MapLimits(
        Optional<Operand> maxConcurrency,
        Optional<Operand> toleratedFailureCount,
        Optional<Operand> toleratedFailurePercentage) {}
