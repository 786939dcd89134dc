/// One run of a pipeline: its input, its folder, its log, and what became of it.
@NullMarked
package dev.lockstep.cli.run;

import org.jspecify.annotations.NullMarked;
