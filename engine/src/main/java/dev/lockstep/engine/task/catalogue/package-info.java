/// Every integration that the engine brings along, registered in one place.
@NullMarked
package dev.lockstep.engine.task.catalogue;

import org.jspecify.annotations.NullMarked;
