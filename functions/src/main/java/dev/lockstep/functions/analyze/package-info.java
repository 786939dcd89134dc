/// The stage that describes a table: what is in each column.
@NullMarked
package dev.lockstep.functions.analyze;

import org.jspecify.annotations.NullMarked;
