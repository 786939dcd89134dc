/// Checks of expressions: how they are written, and what they refer to.
@NullMarked
package dev.lockstep.pipeline.check.reference;

import org.jspecify.annotations.NullMarked;
