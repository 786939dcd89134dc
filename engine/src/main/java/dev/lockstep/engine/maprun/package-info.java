/// Map runs: what is known of the child executions of a distributed Map, for the loop that runs them and for whoever
/// asks.
@NullMarked
package dev.lockstep.engine.maprun;

import org.jspecify.annotations.NullMarked;
