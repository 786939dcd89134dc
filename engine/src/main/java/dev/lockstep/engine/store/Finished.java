package dev.lockstep.engine.store;

import dev.lockstep.engine.turn.Conclusion;
import java.time.Instant;

/// An execution that ended.
public record Finished(Commission commission, Instant startDate, Conclusion conclusion) {}
