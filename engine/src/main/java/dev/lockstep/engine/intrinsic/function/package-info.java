/// What a function is, what it is given, and how it refuses.
@NullMarked
package dev.lockstep.engine.intrinsic.function;

import org.jspecify.annotations.NullMarked;
