package dev.lockstep.pipeline.check;

import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.problem.Problems;
import java.util.HashSet;

/// What a stage needs is another stage, named once.
final class NeedsKnown implements Check {

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        var names = pipeline.stageNames();
        for (var stage : pipeline.stages()) {
            var others =
                    names.stream().filter(name -> !name.equals(stage.name())).toList();
            var seen = new HashSet<String>();
            for (var need : stage.needs()) {
                if (need.name().equals(stage.name())) {
                    problems.add(need.place(), "needs.self", "stage '" + stage.name() + "' needs itself");
                } else if (!names.contains(need.name())) {
                    problems.add(
                            need.place(),
                            "needs.unknown",
                            "unknown stage '" + need.name() + "' in needs" + DidYouMean.ending(need.name(), others));
                } else if (!seen.add(need.name())) {
                    problems.add(
                            need.place(),
                            "needs.twice",
                            "'" + need.name() + "' is named twice in needs of '" + stage.name() + "'");
                }
            }
        }
    }
}
