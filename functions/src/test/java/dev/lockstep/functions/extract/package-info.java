@NullMarked
package dev.lockstep.functions.extract;

import org.jspecify.annotations.NullMarked;
