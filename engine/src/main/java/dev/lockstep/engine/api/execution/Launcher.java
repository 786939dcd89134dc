package dev.lockstep.engine.api.execution;

import dev.lockstep.engine.Execution;
import dev.lockstep.engine.api.machine.Target;

/// Sets an execution going.
@FunctionalInterface
public interface Launcher {

    Execution launch(Target target, String executionArn, String name, String input);
}
