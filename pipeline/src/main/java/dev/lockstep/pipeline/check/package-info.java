/// What must be true of a pipeline beyond its shape: one class per check.
@NullMarked
package dev.lockstep.pipeline.check;

import org.jspecify.annotations.NullMarked;
