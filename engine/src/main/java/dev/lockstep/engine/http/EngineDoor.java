package dev.lockstep.engine.http;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.api.wire.Door;
import dev.lockstep.engine.api.wire.Place;
import dev.lockstep.engine.time.Chance;
import java.time.Instant;

/// The engine's time, and chance of the API's own: were it the engine's, every request would change what a seeded run
/// draws.
record EngineDoor(Engine engine, Place place, Chance chance) implements Door {
    @Override
    public Instant now() {
        return engine.now();
    }

    @Override
    public String uuid() {
        return chance.uuid().toString();
    }

    @Override
    public double draw() {
        return chance.fraction();
    }
}
