package dev.lockstep.engine.http;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.Execution;
import dev.lockstep.engine.api.execution.Launcher;

/// Starts executions on an engine.
record EngineLauncher(Engine engine) implements Launcher {
    @Override
    public Execution launch(Launch launch) {
        return engine.start(
                launch.machine(),
                new Engine.Start(
                        launch.name(),
                        launch.input(),
                        launch.executionArn(),
                        launch.roleArn(),
                        launch.versionArn(),
                        launch.aliasArn()));
    }
}
