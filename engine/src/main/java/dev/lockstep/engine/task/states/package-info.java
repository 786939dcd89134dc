/// Step Functions called by its own tasks: nested executions, and the service's actions as the SDK calls them.
@NullMarked
package dev.lockstep.engine.task.states;

import org.jspecify.annotations.NullMarked;
