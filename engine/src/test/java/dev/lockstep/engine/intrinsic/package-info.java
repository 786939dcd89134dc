@NullMarked
package dev.lockstep.engine.intrinsic;

import org.jspecify.annotations.NullMarked;
