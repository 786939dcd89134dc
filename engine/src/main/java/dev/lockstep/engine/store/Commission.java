package dev.lockstep.engine.store;

import dev.lockstep.engine.Engine;
import java.util.Optional;

/// What is to be executed, and as what.
///
/// @param sequence executions are listed by it, the newest first
/// @param testCase by which some of its tasks are mocked
public record Commission(
        long sequence,
        String arn,
        String machineArn,
        String name,
        String input,
        Optional<String> versionArn,
        Optional<String> aliasArn,
        Optional<Membership> membership,
        Optional<String> testCase,
        KeptRevision revision) {

    /// A child of a map run, with the revision and the test case of its parent.
    public static Commission ofChild(
            long sequence, String arn, String name, String input, Membership membership, Commission parent) {
        return new Commission(
                sequence,
                arn,
                membership.machineArn(),
                name,
                input,
                Optional.empty(),
                Optional.empty(),
                Optional.of(membership),
                parent.testCase(),
                parent.revision());
    }

    /// Among whose executions it is listed: those of a machine, or of a map run.
    public String owner() {
        return membership.map(Membership::mapRunArn).orElse(machineArn);
    }

    public Engine.Start start() {
        return new Engine.Start(name, input, arn, revision.roleArn(), versionArn, aliasArn, testCase);
    }
}
