@NullMarked
package dev.lockstep.local.lambda;

import org.jspecify.annotations.NullMarked;
