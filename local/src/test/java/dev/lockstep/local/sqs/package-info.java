@NullMarked
package dev.lockstep.local.sqs;

import org.jspecify.annotations.NullMarked;
