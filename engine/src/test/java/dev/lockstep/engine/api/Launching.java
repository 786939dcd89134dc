package dev.lockstep.engine.api;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.Execution;
import dev.lockstep.engine.HistoryEvent;
import dev.lockstep.engine.Mocks;
import dev.lockstep.engine.api.execution.Launcher;
import dev.lockstep.engine.run.Input;
import dev.lockstep.engine.turn.Journal;
import dev.lockstep.engine.turn.Past;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// Launches executions, and remembers them for whoever waits.
final class Launching implements Launcher {
    private final Engine engine;
    private final Map<String, Execution> launched = new ConcurrentHashMap<>();

    Launching(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Mocks mocks() {
        return engine.mocks();
    }

    @Override
    public Engine.Ready launch(Launch launch, Journal<Input> journal) {
        return remembered(engine.ready(launch.machine(), launch.start(), journal, launch.log()));
    }

    @Override
    public Engine.Ready goOn(Launch launch, Past<Input> past, Journal<Input> journal) {
        return remembered(engine.ready(launch.machine(), launch.start(), past, journal, launch.log()));
    }

    @Override
    public List<HistoryEvent> retell(Launch launch, Past<Input> past) {
        return engine.retell(launch.machine(), launch.start(), past);
    }

    private Engine.Ready remembered(Engine.Ready ready) {
        launched.put(ready.execution().arn(), ready.execution());
        return ready;
    }

    Execution get(String arn) {
        return Objects.requireNonNull(launched.get(arn), arn);
    }
}
