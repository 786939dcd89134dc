/// What became of a run and its stages, as typed values and as JSON.
@NullMarked
package dev.lockstep.cli.report;

import org.jspecify.annotations.NullMarked;
