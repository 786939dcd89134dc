/// Lambda: functions named by their ARN, and `lambda:invoke`.
@NullMarked
package dev.lockstep.engine.task.lambda;

import org.jspecify.annotations.NullMarked;
