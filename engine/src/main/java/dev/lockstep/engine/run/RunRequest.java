package dev.lockstep.engine.run;

import java.time.Instant;

/// What an execution is started with.
///
/// @param input verbatim
/// @param inputValue the same, parsed
public record RunRequest(
        Plan plan,
        String stateMachineArn,
        String stateMachineName,
        String arn,
        String name,
        String roleArn,
        Instant startDate,
        String input,
        Object inputValue) {}
