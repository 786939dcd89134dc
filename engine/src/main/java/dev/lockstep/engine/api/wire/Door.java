package dev.lockstep.engine.api.wire;

import java.time.Instant;

/// What the API gets from outside: where it stands, the time, and chance.
public interface Door {

    Place place();

    Instant now();

    /// A random UUID as text.
    String uuid();

    /// Between 0 and 1.
    double draw();
}
