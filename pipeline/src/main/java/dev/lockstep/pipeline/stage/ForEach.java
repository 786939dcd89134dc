package dev.lockstep.pipeline.stage;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Value;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/// A stage done once for each item, written as `forEach` or, for all combinations of some values, as `matrix`.
///
/// Without `concurrency` as many run at once as Step Functions allows. Without `tolerate` the first failed item fails
/// the stage.
public record ForEach(Place place, Items items, OptionalInt concurrency, Optional<Tolerance> tolerate) {

    /// What it is done for.
    public sealed interface Items {

        /// A list, or an expression that gives one; `$item` and `$index` stand in the stage's `with`.
        record Listed(Value list) implements Items {}

        /// Combinations; `$matrix` and `$index` stand in the stage's `with`.
        record Combined(Matrix matrix) implements Items {}
    }

    /// How much may fail before the stage does.
    public sealed interface Tolerance {

        /// A part of all items, 0 to 1.
        record Share(BigDecimal part) implements Tolerance {}

        record Count(int items) implements Tolerance {}
    }
}
