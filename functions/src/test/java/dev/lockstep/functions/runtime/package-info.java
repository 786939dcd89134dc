@NullMarked
package dev.lockstep.functions.runtime;

import org.jspecify.annotations.NullMarked;
