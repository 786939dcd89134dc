@NullMarked
package dev.lockstep.functions.transform;

import org.jspecify.annotations.NullMarked;
