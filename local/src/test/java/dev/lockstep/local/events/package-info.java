@NullMarked
package dev.lockstep.local.events;

import org.jspecify.annotations.NullMarked;
