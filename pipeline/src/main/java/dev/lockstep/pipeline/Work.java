package dev.lockstep.pipeline;

import java.util.OptionalInt;

/// What a stage does. One kind of stage is one record here.
public sealed interface Work {

    Place place();

    /// A Java Lambda: the class whose `handleRequest` is called, and the memory its function has (MB) if it wants its
    /// own.
    record Handler(Place place, String className, OptionalInt memory) implements Work {}
}
