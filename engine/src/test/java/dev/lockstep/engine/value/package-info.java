@NullMarked
package dev.lockstep.engine.value;

import org.jspecify.annotations.NullMarked;
