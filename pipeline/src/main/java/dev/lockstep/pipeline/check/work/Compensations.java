package dev.lockstep.pipeline.check.work;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.graph.Precedence;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.stage.Work;

/// What can be undone runs alone: when one of several stages beside each other fails, Step Functions ends the others
/// wherever they are and forgets what they gave, so nobody could say what there is to undo.
public final class Compensations implements Check {

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        var order = Precedence.of(pipeline.stages());
        if (order.cycle().isPresent()) {
            return;
        }
        for (var stage : pipeline.stages()) {
            var told = switch (stage.work()) {
                case Work.Approval _, Work.Choice _, Work.Wait _ -> true;
                case Work.Handler _, Work.Task _, Work.Child _ -> false;
            };
            if (told || stage.compensate().isEmpty() || order.open(stage.name())) {
                continue;
            }
            if (pipeline.stageNames().stream().noneMatch(other -> order.before(stage.name(), other))) {
                problems.add(
                        stage.compensate().orElseThrow().place(),
                        "compensate.last",
                        "nothing comes after stage '" + stage.name()
                                + "' that could fail, so it would never be undone");
                continue;
            }
            pipeline.stageNames().stream()
                    .filter(other -> !other.equals(stage.name())
                            && !order.before(other, stage.name())
                            && !order.before(stage.name(), other))
                    .findFirst()
                    .ifPresent(other -> problems.add(
                            stage.compensate().orElseThrow().place(),
                            "compensate.beside",
                            "stage '" + stage.name() + "' runs beside '" + other
                                    + "', and what runs beside others cannot be undone; let one need the other"));
        }
    }
}
