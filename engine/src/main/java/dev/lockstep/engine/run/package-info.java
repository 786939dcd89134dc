/// Running: a definition planned into small steps, and a loop over what each of them leads to.
///
/// [Level] walks through one group of states (the machine's own, a branch's, an iteration's); [Visit] is its stay in
/// one state; a [Step] is the planned state; a [Transition] says what follows. [Run] is the loop.
@NullMarked
package dev.lockstep.engine.run;

import org.jspecify.annotations.NullMarked;
