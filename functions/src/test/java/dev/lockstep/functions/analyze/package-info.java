@NullMarked
package dev.lockstep.functions.analyze;

import org.jspecify.annotations.NullMarked;
