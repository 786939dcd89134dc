@NullMarked
package dev.lockstep.pipeline.expression;

import org.jspecify.annotations.NullMarked;
