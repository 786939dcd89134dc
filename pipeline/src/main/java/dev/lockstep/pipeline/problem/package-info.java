/// Collecting problems, and finding the name someone probably meant.
@NullMarked
package dev.lockstep.pipeline.problem;

import org.jspecify.annotations.NullMarked;
