package dev.lockstep.engine.api.machine;

import dev.lockstep.engine.store.Commission;
import java.util.Optional;

/// What an execution is to run: the revision that an ARN leads to, and by which version and alias it does.
public record Target(Machine machine, Revision revision, Optional<String> versionArn, Optional<String> aliasArn) {

    public Commission commission(long sequence, Order order) {
        return new Commission(
                sequence,
                order.arn(),
                machine.arn(),
                order.name(),
                order.input(),
                versionArn,
                aliasArn,
                Optional.empty(),
                order.testCase(),
                revision.kept());
    }
}
