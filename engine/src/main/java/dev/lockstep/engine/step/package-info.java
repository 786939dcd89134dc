/// The eight types of states as small final steps, and the planner that makes them of a definition.
///
/// A step holds what was planned and nothing of a run: all that changes is in the [dev.lockstep.engine.run.Visit] it is
/// given.
@NullMarked
package dev.lockstep.engine.step;

import org.jspecify.annotations.NullMarked;
