package dev.lockstep.engine;

import dev.lockstep.engine.history.EventDetails;
import dev.lockstep.engine.history.EventType;
import java.time.Instant;

/// One event of an execution's history.
///
/// Identifiers count from 1 without gaps. `previousId` is the event that led to this one, which inside Parallel and
/// Map is the preceding event of the same branch or iteration; 0 where AWS names none.
public record HistoryEvent(long id, long previousId, Instant timestamp, EventType type, EventDetails details) {}
