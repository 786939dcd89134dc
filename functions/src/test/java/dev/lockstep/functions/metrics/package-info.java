@NullMarked
package dev.lockstep.functions.metrics;

import org.jspecify.annotations.NullMarked;
