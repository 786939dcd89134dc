/// What a stage is: its work, and everything that can be said about how it is done.
@NullMarked
package dev.lockstep.pipeline.stage;

import org.jspecify.annotations.NullMarked;
