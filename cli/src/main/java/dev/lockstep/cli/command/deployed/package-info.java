/// Commands that put pipelines into an environment, and those that talk to what is there.
@NullMarked
package dev.lockstep.cli.command.deployed;

import org.jspecify.annotations.NullMarked;
