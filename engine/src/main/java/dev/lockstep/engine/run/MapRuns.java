package dev.lockstep.engine.run;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.Execution;
import dev.lockstep.engine.dataset.ObjectStore;
import dev.lockstep.engine.maprun.MapRun;

/// What distributed Maps need of the engine around their execution.
public interface MapRuns {
    ObjectStore objects();

    /// Makes a map run known to whoever asks for it.
    void opened(MapRun run);

    /// Starts a child execution; goes on with it when it was started before.
    Execution start(MapRun run, Plan plan, Engine.Start start);
}
