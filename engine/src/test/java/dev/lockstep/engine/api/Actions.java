package dev.lockstep.engine.api;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.LogGroups;
import dev.lockstep.engine.api.execution.Stores;
import dev.lockstep.engine.api.log.Logs;
import dev.lockstep.engine.api.wire.Door;
import dev.lockstep.engine.api.wire.Place;
import dev.lockstep.engine.store.MemoryStore;
import dev.lockstep.engine.store.Retention;
import java.time.Instant;
import java.util.List;

/// The names of all actions.
public final class Actions {
    private Actions() {}

    public static List<String> all() {
        try (Engine engine = Engine.builder().virtualTime(Instant.EPOCH).build()) {
            MemoryStore store = new MemoryStore(Retention.inMemory());
            Door nowhere = new Door() {
                @Override
                public Place place() {
                    return new Place("000000000000", "us-east-1");
                }

                @Override
                public Instant now() {
                    return Instant.EPOCH;
                }

                @Override
                public String uuid() {
                    return "none";
                }

                @Override
                public double draw() {
                    return 0;
                }
            };
            Stores stores = Stores.of(store, Retention.inMemory());
            Logs logs = new Logs(LogGroups.none(), _ -> {});
            return List.copyOf(
                    new StepFunctionsApi(new Launching(engine), nowhere, engine.callbacks(), stores, logs).actions());
        }
    }
}
