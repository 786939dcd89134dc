package dev.lockstep.engine.intrinsic.function;

import java.util.UUID;

/// Chance as the functions need it; whoever evaluates gives it.
public interface Draws {

    /// At least 0 and less than 1.
    double fraction();

    /// The same for the same seed, at least 0 and less than 1.
    double fraction(long seed);

    /// A random UUID, version 4.
    UUID uuid();
}
