/// The lockstep command: its door to the process, its table of commands, and the one place where trouble becomes text.
@NullMarked
package dev.lockstep.cli;

import org.jspecify.annotations.NullMarked;
