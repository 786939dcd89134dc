@NullMarked
package dev.lockstep.engine.api;

import org.jspecify.annotations.NullMarked;
