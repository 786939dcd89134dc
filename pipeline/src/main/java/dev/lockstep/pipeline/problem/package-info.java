/// Collecting problems.
@NullMarked
package dev.lockstep.pipeline.problem;

import org.jspecify.annotations.NullMarked;
