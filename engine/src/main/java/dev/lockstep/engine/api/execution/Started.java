package dev.lockstep.engine.api.execution;

import dev.lockstep.engine.Execution;
import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.api.machine.Target;
import dev.lockstep.engine.api.maprun.MapRuns.Membership;
import dev.lockstep.engine.maprun.Child;
import java.time.Instant;
import java.util.Optional;

/// An execution as the API knows it: what was started, and how it fares.
///
/// @param target what runs; for the child of a map run, what the execution runs that started it
record Started(
        long sequence,
        String arn,
        String name,
        Target target,
        String input,
        Execution execution,
        Optional<Membership> membership) {

    /// A child execution of a map run, if it has begun.
    static Optional<Started> child(Membership membership, Target target) {
        Child child = membership.child();
        return child.execution()
                .map(execution -> new Started(
                        child.index(),
                        child.arn(),
                        child.name(),
                        target,
                        child.input(),
                        execution,
                        Optional.of(membership)));
    }

    String stateMachineArn() {
        return membership
                .map(member -> member.run().identity().stateMachineArn())
                .orElse(target.machine().arn());
    }

    Optional<String> mapRunArn() {
        return membership.map(member -> member.run().identity().arn());
    }

    Outcome outcome() {
        return execution.outcome();
    }

    boolean isRunning() {
        return outcome().status() == Outcome.Status.RUNNING;
    }

    Instant startDate() {
        return execution.startDate();
    }

    Optional<Instant> stopDate() {
        return execution.stopDate();
    }
}
