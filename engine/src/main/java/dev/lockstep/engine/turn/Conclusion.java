package dev.lockstep.engine.turn;

import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.maprun.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How an execution came to its end, and what there is to tell of it afterwards.
///
/// @param redrives how often it had been redriven by then
/// @param mapRuns those that it started, in their order
public record Conclusion(
        Instant at, Outcome outcome, int redrives, Optional<Instant> redriveDate, List<Standing> mapRuns) {
    public Conclusion {
        mapRuns = List.copyOf(mapRuns);
    }
}
