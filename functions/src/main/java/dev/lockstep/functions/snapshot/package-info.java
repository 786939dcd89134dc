/// Dated copies of data, kept under a name: taken, pruned, and read as they were at a time.
@NullMarked
package dev.lockstep.functions.snapshot;

import org.jspecify.annotations.NullMarked;
