@NullMarked
package dev.lockstep.local.dynamo.table;

import org.jspecify.annotations.NullMarked;
