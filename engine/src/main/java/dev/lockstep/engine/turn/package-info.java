/// How an execution takes its turns: one input after the other, each at one moment, kept in a journal before anything
/// that follows from it is seen outside.
///
/// [Turns] is the order, [Journal] where inputs are kept, [Past] what an earlier process has kept. What an input is,
/// and what follows from it, is not known here.
@NullMarked
package dev.lockstep.engine.turn;

import org.jspecify.annotations.NullMarked;
