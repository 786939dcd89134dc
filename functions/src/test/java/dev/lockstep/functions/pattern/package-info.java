@NullMarked
package dev.lockstep.functions.pattern;

import org.jspecify.annotations.NullMarked;
