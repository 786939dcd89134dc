/// EventBridge, for whoever puts events on a bus.
@NullMarked
package dev.lockstep.local.events;

import org.jspecify.annotations.NullMarked;
