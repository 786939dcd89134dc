/// The stacks: one for the data of an environment, one for each pipeline.
@NullMarked
package dev.lockstep.infra.stack;

import org.jspecify.annotations.NullMarked;
