/// Asks people whether a run may go on, and takes their answer.
@NullMarked
package dev.lockstep.functions.approve;

import org.jspecify.annotations.NullMarked;
