package dev.lockstep.engine.api.execution;

import dev.lockstep.engine.Execution;
import dev.lockstep.engine.StateMachine;
import dev.lockstep.engine.api.machine.Target;
import java.util.Optional;

/// Sets an execution going.
@FunctionalInterface
public interface Launcher {

    Execution launch(Launch launch);

    /// What is to run, and as what.
    record Launch(
            StateMachine machine,
            String executionArn,
            String name,
            String input,
            String roleArn,
            Optional<String> versionArn,
            Optional<String> aliasArn) {

        static Launch of(Target target, String executionArn, String name, String input) {
            return new Launch(
                    target.revision().machine(),
                    executionArn,
                    name,
                    input,
                    target.revision().roleArn(),
                    target.versionArn(),
                    target.aliasArn());
        }
    }
}
