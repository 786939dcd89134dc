/// From what stages need to what runs after and beside what.
@NullMarked
package dev.lockstep.pipeline.graph;

import org.jspecify.annotations.NullMarked;
