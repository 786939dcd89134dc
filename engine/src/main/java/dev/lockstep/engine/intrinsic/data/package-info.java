/// The functions for texts, documents, numbers and identifiers.
@NullMarked
package dev.lockstep.engine.intrinsic.data;

import org.jspecify.annotations.NullMarked;
