/// A state machine as this compiler writes it: states as data, and how they are spelt in the Amazon States Language.
@NullMarked
package dev.lockstep.pipeline.asl.machine;

import org.jspecify.annotations.NullMarked;
