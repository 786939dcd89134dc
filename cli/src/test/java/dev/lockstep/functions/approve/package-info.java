/// What the command line meets of the stage library, which it does not know.
@NullMarked
package dev.lockstep.functions.approve;

import org.jspecify.annotations.NullMarked;
