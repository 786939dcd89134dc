/// The Map state in distributed mode: reads its items, makes batches of them, runs a child execution for each, and
/// gathers what they leave.
@NullMarked
package dev.lockstep.engine.step.distributed;

import org.jspecify.annotations.NullMarked;
