package dev.lockstep.engine.api.execution;

import dev.lockstep.engine.Execution;
import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.api.machine.Order;
import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.store.Commission;
import dev.lockstep.engine.store.Membership;
import java.time.Instant;
import java.util.Optional;

/// An execution as the API knows it: what was started, and how it fares.
record Started(Commission commission, Execution execution) {

    long sequence() {
        return commission.sequence();
    }

    String arn() {
        return commission.arn();
    }

    String name() {
        return commission.name();
    }

    String input() {
        return commission.input();
    }

    String machineArn() {
        return commission.machineArn();
    }

    /// Of what it is a child, if it is one.
    Optional<Membership> membership() {
        return commission.membership();
    }

    /// The name of the machine whose definition this runs; that of its parent, for a child of a map run.
    String machineName() {
        String name = Arn.stateMachine(machineArn()).name();
        return membership().isPresent() ? name.substring(0, name.lastIndexOf('/')) : name;
    }

    /// Whether it is what somebody wants who asks for one of its name.
    boolean isFor(Order order) {
        return input().equals(order.input()) && commission.testCase().equals(order.testCase());
    }

    /// Whether it was started by this version or alias.
    boolean isBy(String arn) {
        return commission.versionArn().filter(arn::equals).isPresent()
                || commission.aliasArn().filter(arn::equals).isPresent();
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
