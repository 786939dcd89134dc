/// The events of an execution, in AWS's order and shape, and their only writer.
@NullMarked
package dev.lockstep.engine.history;

import org.jspecify.annotations.NullMarked;
