/// Bundles: many files in one object, as stages hand on source trees.
@NullMarked
package dev.lockstep.functions.bundle;

import org.jspecify.annotations.NullMarked;
