package dev.lockstep.engine.turn;

import java.util.List;

/// What is known of an execution that an earlier process has begun.
public record Past<I>(Beginning beginning, List<Recorded<I>> inputs) {
    public Past {
        inputs = List.copyOf(inputs);
    }
}
