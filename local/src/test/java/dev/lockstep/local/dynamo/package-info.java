@NullMarked
package dev.lockstep.local.dynamo;

import org.jspecify.annotations.NullMarked;
