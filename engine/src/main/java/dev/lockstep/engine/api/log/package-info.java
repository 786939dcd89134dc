/// What executions log: the events of their histories, as far as their machines' logging configurations ask for them.
@NullMarked
package dev.lockstep.engine.api.log;

import org.jspecify.annotations.NullMarked;
