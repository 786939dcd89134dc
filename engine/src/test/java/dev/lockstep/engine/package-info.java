@NullMarked
package dev.lockstep.engine;

import org.jspecify.annotations.NullMarked;
