/// The actions on map runs.
@NullMarked
package dev.lockstep.engine.api.maprun;

import org.jspecify.annotations.NullMarked;
