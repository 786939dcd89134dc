package dev.lockstep.pipeline.check;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.problem.Problems;

/// A pipeline does something.
final class StagesThere implements Check {

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        if (pipeline.stages().isEmpty() && problems.none()) {
            problems.add(pipeline.place(), "stages.none", "the pipeline has no stages");
        }
    }
}
