package dev.lockstep.engine.store;

import java.time.Instant;
import java.util.Optional;

/// All that an update of a state machine can change, as it is kept. The first revision has no identifier.
///
/// @param logging how it is logged, traced and encrypted: JSON objects, as they were given
public record KeptRevision(
        Optional<String> id,
        String definition,
        String roleArn,
        Object logging,
        Object tracing,
        Object encryption,
        Instant since) {}
