/// Amazon States Language run as AWS runs it: in process, in real or in virtual time, with the whole history.
///
/// This package is the public face. A definition becomes a [StateMachine], an [Engine] starts it, an [Execution] ends
/// in an [Outcome] and keeps every [HistoryEvent]. Time, chance and the outside world come in by the engine's
/// builder.
@NullMarked
package dev.lockstep.engine;

import org.jspecify.annotations.NullMarked;
