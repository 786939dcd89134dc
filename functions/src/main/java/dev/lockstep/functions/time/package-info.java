/// The door to time: clock, stopwatch and pauses.
@NullMarked
package dev.lockstep.functions.time;

import org.jspecify.annotations.NullMarked;
