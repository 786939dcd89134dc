package dev.lockstep.engine.store;

import dev.lockstep.engine.run.Input;
import dev.lockstep.engine.turn.Journal;
import dev.lockstep.engine.turn.Past;

/// An execution that an earlier process began, and the journal in which it goes on.
public record Unfinished(Commission commission, Past<Input> past, Journal<Input> journal) {}
