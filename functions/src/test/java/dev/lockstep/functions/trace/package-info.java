@NullMarked
package dev.lockstep.functions.trace;

import org.jspecify.annotations.NullMarked;
