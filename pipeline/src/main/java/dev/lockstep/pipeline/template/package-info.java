/// Pipelines to begin with.
@NullMarked
package dev.lockstep.pipeline.template;

import org.jspecify.annotations.NullMarked;
