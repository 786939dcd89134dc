/// SQS, for whoever sends and receives: queues of this machine.
@NullMarked
package dev.lockstep.local.sqs;

import org.jspecify.annotations.NullMarked;
