package dev.lockstep.engine.api.execution;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.Engine.Ready;
import dev.lockstep.engine.ExecutionListener;
import dev.lockstep.engine.HistoryEvent;
import dev.lockstep.engine.Mocks;
import dev.lockstep.engine.StateMachine;
import dev.lockstep.engine.run.Input;
import dev.lockstep.engine.turn.Journal;
import dev.lockstep.engine.turn.Past;
import java.util.List;
import java.util.Optional;

/// Makes executions that begin when they are told to, so that they can be made known before.
public interface Launcher {

    Ready launch(Launch launch, Journal<Input> journal);

    /// An execution of an earlier process, or one that ended and is to be redriven.
    Ready goOn(Launch launch, Past<Input> past, Journal<Input> journal);

    /// The test cases that executions can be started with.
    Mocks mocks();

    /// The events of an execution that ended, told once more.
    List<HistoryEvent> retell(Launch launch, Past<Input> past);

    /// What is to run, and as what.
    ///
    /// @param log hears the events
    record Launch(StateMachine machine, Engine.Start start, Optional<ExecutionListener> log) {}
}
