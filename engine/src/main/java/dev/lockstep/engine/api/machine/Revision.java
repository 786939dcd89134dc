package dev.lockstep.engine.api.machine;

import dev.lockstep.engine.StateMachine;
import dev.lockstep.engine.store.KeptRevision;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All that an update can change, as it stood from one moment on. What was kept by an earlier process is parsed when it
/// is first run.
public final class Revision {
    private final KeptRevision kept;
    private final Supplier<StateMachine> parsing;
    private @Nullable StateMachine machine;

    Revision(KeptRevision kept, Supplier<StateMachine> parsing) {
        this.kept = kept;
        this.parsing = parsing;
    }

    public KeptRevision kept() {
        return kept;
    }

    public synchronized StateMachine machine() {
        StateMachine parsed = machine;
        if (parsed == null) {
            parsed = parsing.get();
            machine = parsed;
        }
        return parsed;
    }

    Optional<String> id() {
        return kept.id();
    }

    /// The definition's text, verbatim.
    String definition() {
        return kept.definition();
    }

    String roleArn() {
        return kept.roleArn();
    }

    Configuration configuration() {
        return Configuration.of(kept);
    }

    Instant since() {
        return kept.since();
    }
}
