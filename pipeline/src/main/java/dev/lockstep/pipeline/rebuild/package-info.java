/// From a pipeline that was read back to what is written.
@NullMarked
package dev.lockstep.pipeline.rebuild;

import org.jspecify.annotations.NullMarked;
