package dev.lockstep.pipeline.check.trigger;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Trigger;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.problem.Problems;
import java.util.List;

/// One new object starts one run: no two S3 triggers may wait for the same one.
public final class TriggerOverlap implements Check {

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        List<Trigger.S3> triggers = pipeline.triggers().stream()
                .filter(Trigger.S3.class::isInstance)
                .map(Trigger.S3.class::cast)
                .toList();
        for (var i = 0; i < triggers.size(); i++) {
            for (var j = 0; j < i; j++) {
                if (overlap(triggers.get(i), triggers.get(j))) {
                    problems.add(
                            triggers.get(i).place(),
                            "trigger.overlap",
                            "an object can start this trigger and the one in line "
                                    + triggers.get(j).place().line() + ": one file would start two runs");
                }
            }
        }
    }

    private static boolean overlap(Trigger.S3 left, Trigger.S3 right) {
        return left.bucket().equals(right.bucket())
                && (left.prefix().startsWith(right.prefix()) || right.prefix().startsWith(left.prefix()))
                && (left.suffix().endsWith(right.suffix()) || right.suffix().endsWith(left.suffix()));
    }
}
