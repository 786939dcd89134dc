/// The intrinsic functions of Amazon States Language: calls are parsed once, then evaluated against what a state can
/// read.
@NullMarked
package dev.lockstep.engine.intrinsic;

import org.jspecify.annotations.NullMarked;
