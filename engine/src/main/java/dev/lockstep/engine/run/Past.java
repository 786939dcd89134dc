package dev.lockstep.engine.run;

import java.util.List;

/// What is known of an execution that an earlier process has begun.
public record Past(Beginning beginning, List<Recorded> inputs) {
    public Past {
        inputs = List.copyOf(inputs);
    }
}
