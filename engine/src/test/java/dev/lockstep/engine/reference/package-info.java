/// The pages of the reference that are made from the engine itself.
@NullMarked
package dev.lockstep.engine.reference;

import org.jspecify.annotations.NullMarked;
