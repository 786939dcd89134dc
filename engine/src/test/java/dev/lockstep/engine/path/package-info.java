@NullMarked
package dev.lockstep.engine.path;

import org.jspecify.annotations.NullMarked;
