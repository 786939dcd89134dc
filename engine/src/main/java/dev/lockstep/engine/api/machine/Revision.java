package dev.lockstep.engine.api.machine;

import dev.lockstep.engine.StateMachine;
import java.time.Instant;
import java.util.Optional;

/// All that an update can change, as it stood from one moment on. The first revision of a machine has no identifier.
public record Revision(
        Optional<String> id, StateMachine machine, String roleArn, Configuration configuration, Instant since) {

    /// The definition's text, verbatim.
    public String definition() {
        return machine.definition();
    }
}
