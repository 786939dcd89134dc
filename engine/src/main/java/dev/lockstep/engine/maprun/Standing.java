package dev.lockstep.engine.maprun;

import java.time.Instant;
import java.util.Optional;

/// How a map run stands at a moment, for whoever asks.
///
/// @param redriveDate when it was redriven last
public record Standing(
        Identity identity,
        Settings settings,
        MapRun.Status status,
        Optional<Instant> stopDate,
        Counts items,
        Counts executions,
        int redrives,
        Optional<Instant> redriveDate) {}
