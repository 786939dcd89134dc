@NullMarked
package dev.lockstep.engine.jsonata;

import org.jspecify.annotations.NullMarked;
