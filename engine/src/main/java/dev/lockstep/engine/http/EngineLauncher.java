package dev.lockstep.engine.http;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.Execution;
import dev.lockstep.engine.api.execution.Launcher;
import dev.lockstep.engine.api.machine.Target;

/// Starts executions on an engine.
record EngineLauncher(Engine engine) implements Launcher {
    @Override
    public Execution launch(Target target, String executionArn, String name, String input) {
        return engine.start(
                target.revision().machine(),
                new Engine.Start(
                        name,
                        input,
                        executionArn,
                        target.revision().roleArn(),
                        target.versionArn(),
                        target.aliasArn()));
    }
}
