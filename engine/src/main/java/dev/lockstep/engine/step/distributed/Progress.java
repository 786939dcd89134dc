package dev.lockstep.engine.step.distributed;

import dev.lockstep.engine.maprun.MapRun;
import dev.lockstep.engine.task.StateFailure;
import java.util.Optional;

/// How far an attempt has come: the items are read, the children run, the results are written, all is over.
sealed interface Progress {
    MapRun run();

    /// A map run is open, and waits for its items.
    ///
    /// @param destination where results are to be written; empty when they stay
    record Reading(MapRun run, Optional<Batching.Bounds> bounds, Optional<Object> destination) implements Progress {}

    /// Its children run.
    record Running(MapRun run, Batching.Work work, Optional<Object> destination) implements Progress {}

    /// Nothing runs any more; the results are on their way.
    ///
    /// @param failure what the map run failed with, if it did
    record Writing(Running children, Optional<StateFailure> failure) implements Progress {
        @Override
        public MapRun run() {
            return children.run();
        }
    }

    /// It is closed.
    ///
    /// @param children those that a redrive goes on with; empty when none was decided on
    record Over(MapRun run, Optional<Running> children) implements Progress {}

    /// The children, as soon as it is known what they are.
    default Optional<Running> decided() {
        return switch (this) {
            case Reading _ -> Optional.empty();
            case Running running -> Optional.of(running);
            case Writing(Running running, Optional<StateFailure> _) -> Optional.of(running);
            case Over(MapRun _, Optional<Running> running) -> running;
        };
    }
}
