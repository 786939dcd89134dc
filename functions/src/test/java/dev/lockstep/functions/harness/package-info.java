@NullMarked
package dev.lockstep.functions.harness;

import org.jspecify.annotations.NullMarked;
