package dev.lockstep.engine.definition;

import java.util.Optional;

/// Where a Map state's items come from, and what each iteration is given.
///
/// @param items `ItemsPath` or `Items`
/// @param itemSelector `ItemSelector`, or `Parameters` of old
public record MapInput(
        Optional<Operand> items,
        Optional<Template> itemSelector,
        Optional<ItemReader> itemReader,
        Optional<ItemBatcher> itemBatcher) {}
