package dev.lockstep.engine.definition;

import java.util.Optional;

/// How the items of a distributed Map are put together, many for one child execution.
///
/// @param batchInput what every batch is given beside its items
public record ItemBatcher(
        Optional<Operand> maxItemsPerBatch, Optional<Operand> maxInputBytesPerBatch, Optional<Template> batchInput) {}
