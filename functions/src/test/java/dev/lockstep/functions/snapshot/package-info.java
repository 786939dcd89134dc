@NullMarked
package dev.lockstep.functions.snapshot;

import org.jspecify.annotations.NullMarked;
