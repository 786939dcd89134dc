package dev.lockstep.pipeline.check;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.graph.Precedence;
import dev.lockstep.pipeline.problem.Problems;

/// No stage waits for itself by way of others.
final class NeedsCycle implements Check {

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        Precedence.of(pipeline.stages())
                .cycle()
                .filter(way -> way.size() > 2) // a stage that needs itself is told by NeedsKnown
                .ifPresent(way -> problems.add(
                        pipeline.stage(way.getFirst()).orElseThrow().place(),
                        "needs.cycle",
                        "stages wait for each other in a circle: " + String.join(" needs ", way)));
    }
}
