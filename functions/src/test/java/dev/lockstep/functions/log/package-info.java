@NullMarked
package dev.lockstep.functions.log;

import org.jspecify.annotations.NullMarked;
