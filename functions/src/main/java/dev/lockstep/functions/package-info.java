/// The stage kit: what stands between AWS Lambda and the twenty lines of a stage.
@NullMarked
package dev.lockstep.functions;

import org.jspecify.annotations.NullMarked;
