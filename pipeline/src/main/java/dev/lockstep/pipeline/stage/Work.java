package dev.lockstep.pipeline.stage;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Value;
import java.time.Duration;
import java.util.OptionalInt;

/// What a stage does. One kind of stage is one record here.
public sealed interface Work {

    Place place();

    /// A Java Lambda: the class whose `handleRequest` is called, and the memory its function has (MB) if it wants its
    /// own.
    record Handler(Place place, String className, OptionalInt memory) implements Work {}

    /// Lets time pass, for free: nothing runs meanwhile. Its result is null.
    record Wait(Place place, Length length) implements Work {}

    /// How long a wait is.
    sealed interface Length {
        record For(Duration time) implements Length {}

        /// An expression that gives a number of seconds.
        record Seconds(Value.Expression number) implements Length {}

        /// A moment as ISO 8601 text, or an expression that gives one.
        record Until(Value moment) implements Length {}
    }
}
