/// As much of JSONata as it takes to find names in it, and to see what AWS would refuse.
@NullMarked
package dev.lockstep.pipeline.expression;

import org.jspecify.annotations.NullMarked;
