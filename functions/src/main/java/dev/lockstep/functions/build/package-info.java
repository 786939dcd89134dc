/// The stage that packages what has been promoted, and has the environment's own tools build it.
@NullMarked
package dev.lockstep.functions.build;

import org.jspecify.annotations.NullMarked;
