/// Where a service keeps what it was told and what has happened: in memory, within bounds, or on disk, for ever.
///
/// A [Store] keeps three things: documents (machines, activities) by shelf and key; the journals of executions that
/// run, from which they go on after a crash; and executions that ended, with their history, until there are too many
/// or they are too old.
@NullMarked
package dev.lockstep.engine.store;

import org.jspecify.annotations.NullMarked;
