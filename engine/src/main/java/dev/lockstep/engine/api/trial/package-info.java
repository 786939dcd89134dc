/// The action TestState: one state tried out by itself, with what happens to its data on the way.
@NullMarked
package dev.lockstep.engine.api.trial;

import org.jspecify.annotations.NullMarked;
