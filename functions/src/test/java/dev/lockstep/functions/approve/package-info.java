@NullMarked
package dev.lockstep.functions.approve;

import org.jspecify.annotations.NullMarked;
