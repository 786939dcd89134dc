/// Random and mutated input: whatever it is, it is answered, refused or fails by name.
@NullMarked
package dev.lockstep.engine.fuzz;

import org.jspecify.annotations.NullMarked;
