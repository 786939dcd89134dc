@NullMarked
package dev.lockstep.functions.state;

import org.jspecify.annotations.NullMarked;
