package dev.lockstep.engine.maprun;

import dev.lockstep.engine.Execution;
import dev.lockstep.engine.StateMachine;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Keeps the map runs and child executions of an engine, for a service that keeps executions.
///
/// A child is found by its ARN, which stays the same when its parent is brought back after a crash; so it is started
/// once, however often it is asked for.
public interface Children {

    /// Makes a map run known to whoever asks for it.
    void opened(MapRun run);

    /// Starts a child execution, or gives the one that was started before.
    ///
    /// @param processor what it runs
    Execution start(MapRun run, Child child, StateMachine processor);

    /// Lets a child that ended without success go on; gives nothing when it cannot.
    CompletionStage<Optional<Execution>> redrive(Child child);

    /// Stops a child, if it runs.
    void stop(Child child);
}
