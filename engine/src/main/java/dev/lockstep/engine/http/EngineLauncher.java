package dev.lockstep.engine.http;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.HistoryEvent;
import dev.lockstep.engine.Mocks;
import dev.lockstep.engine.api.execution.Launcher;
import dev.lockstep.engine.run.Input;
import dev.lockstep.engine.turn.Journal;
import dev.lockstep.engine.turn.Past;
import java.util.List;

/// Makes executions on an engine.
record EngineLauncher(Engine engine) implements Launcher {
    @Override
    public Mocks mocks() {
        return engine.mocks();
    }

    @Override
    public Engine.Ready launch(Launch launch, Journal<Input> journal) {
        return engine.ready(launch.machine(), launch.start(), journal, launch.log());
    }

    @Override
    public Engine.Ready goOn(Launch launch, Past<Input> past, Journal<Input> journal) {
        return engine.ready(launch.machine(), launch.start(), past, journal, launch.log());
    }

    @Override
    public List<HistoryEvent> retell(Launch launch, Past<Input> past) {
        return engine.retell(launch.machine(), launch.start(), past);
    }
}
