@NullMarked
package dev.lockstep.functions.distinct;

import org.jspecify.annotations.NullMarked;
