/// Time and chance, which come in by the door: nothing else in the engine asks the machine for either.
@NullMarked
package dev.lockstep.engine.time;

import org.jspecify.annotations.NullMarked;
