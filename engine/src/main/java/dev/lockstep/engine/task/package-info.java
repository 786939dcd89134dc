/// What tasks are done by: integrations behind one small interface, each answering later.
@NullMarked
package dev.lockstep.engine.task;

import org.jspecify.annotations.NullMarked;
