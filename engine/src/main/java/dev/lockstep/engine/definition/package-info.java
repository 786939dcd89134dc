/// A state machine as it is written: sealed states and the records they are made of, with nothing resolved yet.
@NullMarked
package dev.lockstep.engine.definition;

import org.jspecify.annotations.NullMarked;
