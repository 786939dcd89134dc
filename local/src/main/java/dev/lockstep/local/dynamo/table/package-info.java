/// Tables in memory, kept by a journal on disk.
@NullMarked
package dev.lockstep.local.dynamo.table;

import org.jspecify.annotations.NullMarked;
