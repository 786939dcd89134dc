/// The functions for arrays.
@NullMarked
package dev.lockstep.engine.intrinsic.array;

import org.jspecify.annotations.NullMarked;
