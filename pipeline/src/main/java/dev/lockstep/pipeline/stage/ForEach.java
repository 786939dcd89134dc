package dev.lockstep.pipeline.stage;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Value;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/// A stage done once for each item of a list; `$item` and `$index` stand in its `with`.
///
/// Without `concurrency` as many run at once as Step Functions allows. Without `tolerate` the first failed item fails
/// the stage.
public record ForEach(Place place, Value items, OptionalInt concurrency, Optional<Tolerance> tolerate) {

    /// How much may fail before the stage does.
    public sealed interface Tolerance {

        /// A part of all items, 0 to 1.
        record Share(BigDecimal part) implements Tolerance {}

        record Count(int items) implements Tolerance {}
    }
}
