/// State machines with their versions, aliases and tags, and the actions on them.
@NullMarked
package dev.lockstep.engine.api.machine;

import org.jspecify.annotations.NullMarked;
