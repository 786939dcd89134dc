@NullMarked
package dev.lockstep.functions.bundle;

import org.jspecify.annotations.NullMarked;
