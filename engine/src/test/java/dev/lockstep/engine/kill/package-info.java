/// Kills a server again and again under load, and looks whether anything was lost or done twice.
@NullMarked
package dev.lockstep.engine.kill;

import org.jspecify.annotations.NullMarked;
