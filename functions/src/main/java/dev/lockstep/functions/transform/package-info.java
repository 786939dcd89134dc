/// The stage that derives, renames and drops columns.
@NullMarked
package dev.lockstep.functions.transform;

import org.jspecify.annotations.NullMarked;
