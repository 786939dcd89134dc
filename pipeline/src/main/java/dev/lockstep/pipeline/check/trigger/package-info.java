/// Checks of what starts a pipeline, and of the buckets and tables it names.
@NullMarked
package dev.lockstep.pipeline.check.trigger;

import org.jspecify.annotations.NullMarked;
