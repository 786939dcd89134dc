/// The small language of conditions and values over the columns of a row.
@NullMarked
package dev.lockstep.functions.expression;

import org.jspecify.annotations.NullMarked;
