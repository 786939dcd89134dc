/// What every command may know of the world outside, and what it may answer.
@NullMarked
package dev.lockstep.cli.door;

import org.jspecify.annotations.NullMarked;
