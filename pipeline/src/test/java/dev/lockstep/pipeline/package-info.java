@NullMarked
package dev.lockstep.pipeline;

import org.jspecify.annotations.NullMarked;
