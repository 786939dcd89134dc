/// JSON as records, and its one writer.
@NullMarked
package dev.lockstep.pipeline.json;

import org.jspecify.annotations.NullMarked;
