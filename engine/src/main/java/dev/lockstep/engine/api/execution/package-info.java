/// Executions and their history, and the actions on them.
@NullMarked
package dev.lockstep.engine.api.execution;

import org.jspecify.annotations.NullMarked;
