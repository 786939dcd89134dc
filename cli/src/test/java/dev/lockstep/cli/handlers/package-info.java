/// Stage handlers small enough to know by heart.
@NullMarked
package dev.lockstep.cli.handlers;

import org.jspecify.annotations.NullMarked;
