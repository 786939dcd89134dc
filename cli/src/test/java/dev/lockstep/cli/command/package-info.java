@NullMarked
package dev.lockstep.cli.command;

import org.jspecify.annotations.NullMarked;
