package dev.lockstep.engine.jsonata;

import dev.lockstep.engine.time.Chance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an expression can see.
public interface Bindings {

    /// The value of a variable, null when no state has assigned it.
    @Nullable
    Object variable(String name);

    /// A member of `$states`: `input`, `context`, `result`, `errorOutput`; null when there is none at this place.
    @Nullable
    Object states(String member);

    Instant now();

    Chance chance();
}
