package dev.lockstep.pipeline.check;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.problem.Problems;

/// One thing that must be true of a pipeline. Adds a problem for each place where it is not, and never one that is
/// only a consequence of what another check or the reading has told.
public interface Check {

    void look(Pipeline pipeline, Problems problems);
}
