@NullMarked
package dev.lockstep.engine.store.disk;

import org.jspecify.annotations.NullMarked;
