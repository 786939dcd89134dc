package dev.lockstep.engine.api.execution;

import dev.lockstep.engine.InvalidDefinition;
import dev.lockstep.engine.StateMachine;
import dev.lockstep.engine.StoreTrouble;
import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.store.Commission;
import dev.lockstep.engine.store.KeptRevision;
import dev.lockstep.engine.store.Membership;
import java.util.HashMap;
import java.util.Map;

/// What kept executions run, parsed once a revision.
final class Processors {
    private final Map<KeptRevision, StateMachine> machines = new HashMap<>();

    StateMachine of(Commission commission) {
        String name = Arn.stateMachine(commission.machineArn()).name();
        return commission
                .membership()
                .map(Membership::label)
                .map(label -> machine(name.substring(0, name.lastIndexOf('/')), commission.revision())
                        .processor(label)
                        .orElseThrow(() -> new IllegalStateException(
                                "No distributed Map has the label " + label + " of " + commission.arn())))
                .orElseGet(() -> machine(name, commission.revision()));
    }

    private StateMachine machine(String name, KeptRevision revision) {
        return machines.computeIfAbsent(revision, kept -> parsed(name, kept));
    }

    private static StateMachine parsed(String name, KeptRevision revision) {
        try {
            return StateMachine.parse(name, revision.definition());
        } catch (InvalidDefinition refused) {
            throw new StoreTrouble(
                    name,
                    "what it runs is refused by this version: " + refused.getMessage(),
                    "let the version that started it end it, or name another folder");
        }
    }
}
