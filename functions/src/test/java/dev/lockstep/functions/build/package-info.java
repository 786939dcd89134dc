@NullMarked
package dev.lockstep.functions.build;

import org.jspecify.annotations.NullMarked;
