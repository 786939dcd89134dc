/// The stage that takes a file in: a copy of the run's own, checked, counted and summed.
@NullMarked
package dev.lockstep.functions.extract;

import org.jspecify.annotations.NullMarked;
