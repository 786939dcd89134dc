@NullMarked
package dev.lockstep.local;

import org.jspecify.annotations.NullMarked;
