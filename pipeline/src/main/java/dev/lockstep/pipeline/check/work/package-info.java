/// Checks of what stages do: tasks, child pipelines, approvals, choices, matrices, and what Express cannot do.
@NullMarked
package dev.lockstep.pipeline.check.work;

import org.jspecify.annotations.NullMarked;
