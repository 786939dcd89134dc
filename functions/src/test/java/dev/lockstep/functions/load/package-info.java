@NullMarked
package dev.lockstep.functions.load;

import org.jspecify.annotations.NullMarked;
