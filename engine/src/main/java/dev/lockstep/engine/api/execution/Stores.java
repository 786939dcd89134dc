package dev.lockstep.engine.api.execution;

import dev.lockstep.engine.api.maprun.MapRuns;
import dev.lockstep.engine.store.MemoryStore;
import dev.lockstep.engine.store.Retention;
import dev.lockstep.engine.store.Store;

/// Where executions are kept.
///
/// @param express where those are that run as Express: kept by nobody, as on AWS, they can be asked for while this
/// process lives
/// @param mapRuns is told of map runs by the engine
public record Stores(Store standard, Store express, MapRuns mapRuns) {

    /// Express executions are kept in memory, as far as that says.
    public static Stores of(Store standard, Retention express) {
        return new Stores(standard, new MemoryStore(express), new MapRuns(standard));
    }
}
