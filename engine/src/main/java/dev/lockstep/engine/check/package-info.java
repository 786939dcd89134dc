/// What AWS refuses when a state machine is created, beyond the shape of its text: one class for each concern, every
/// problem told.
@NullMarked
package dev.lockstep.engine.check;

import org.jspecify.annotations.NullMarked;
