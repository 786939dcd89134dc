/// The stage that delivers: objects in a bucket, items in a table.
@NullMarked
package dev.lockstep.functions.load;

import org.jspecify.annotations.NullMarked;
