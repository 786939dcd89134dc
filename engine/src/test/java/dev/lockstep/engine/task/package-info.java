/// Integrations, against servers that only record what they are asked.
@NullMarked
package dev.lockstep.engine.task;

import org.jspecify.annotations.NullMarked;
