@NullMarked
package dev.lockstep.engine.dataset;

import org.jspecify.annotations.NullMarked;
