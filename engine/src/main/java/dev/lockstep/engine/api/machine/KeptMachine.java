package dev.lockstep.engine.api.machine;

import dev.lockstep.engine.store.KeptRevision;
import dev.lockstep.engine.store.form.Form;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A state machine as a store keeps it.
record KeptMachine(
        long sequence,
        String arn,
        Machine.Kind kind,
        Instant created,
        Map<String, String> tags,
        KeptRevision current,
        int lastVersion,
        List<KeptVersion> versions,
        List<Alias> aliases) {
    static final Form<KeptMachine> FORM = Form.of(KeptMachine.class);

    /// A version; its ARN follows from the machine's.
    record KeptVersion(int number, Optional<String> description, KeptRevision revision, Instant created) {}
}
