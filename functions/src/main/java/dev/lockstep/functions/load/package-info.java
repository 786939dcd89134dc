/// The stage that delivers: objects in a bucket, items in a table, messages of a queue, events on a bus.
@NullMarked
package dev.lockstep.functions.load;

import org.jspecify.annotations.NullMarked;
