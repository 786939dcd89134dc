/// One thin class per command: options in, one call, an exit code out.
@NullMarked
package dev.lockstep.cli.command;

import org.jspecify.annotations.NullMarked;
