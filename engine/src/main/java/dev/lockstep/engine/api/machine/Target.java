package dev.lockstep.engine.api.machine;

import dev.lockstep.engine.store.Commission;
import java.util.Optional;

/// What an execution is to run: the revision that an ARN leads to, and by which version and alias it does.
public record Target(Machine machine, Revision revision, Optional<String> versionArn, Optional<String> aliasArn) {

    public Commission commission(long sequence, String executionArn, String name, String input) {
        return new Commission(
                sequence,
                executionArn,
                machine.arn(),
                name,
                input,
                versionArn,
                aliasArn,
                Optional.empty(),
                revision.kept());
    }
}
