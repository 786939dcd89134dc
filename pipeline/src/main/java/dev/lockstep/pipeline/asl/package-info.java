/// From a checked pipeline to Amazon States Language text.
@NullMarked
package dev.lockstep.pipeline.asl;

import org.jspecify.annotations.NullMarked;
