/// Remembering which values there were, within a bound of memory.
@NullMarked
package dev.lockstep.functions.distinct;

import org.jspecify.annotations.NullMarked;
