package dev.lockstep.engine.run;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.turn.Beginning;
import dev.lockstep.engine.turn.Journal;
import java.time.Instant;

/// What an execution is started with.
///
/// @param start as it was asked for, the input verbatim
/// @param inputValue the input, parsed
public record RunRequest(
        Plan plan,
        String stateMachineArn,
        String stateMachineName,
        Engine.Start start,
        Object inputValue,
        Beginning beginning,
        Journal<Input> journal) {

    public Instant startDate() {
        return beginning.at();
    }

    public String arn() {
        return start.executionArn();
    }

    public String name() {
        return start.name();
    }

    public String roleArn() {
        return start.roleArn();
    }

    public String input() {
        return start.input();
    }
}
