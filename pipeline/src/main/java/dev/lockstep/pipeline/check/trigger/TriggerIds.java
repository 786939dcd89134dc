package dev.lockstep.pipeline.check.trigger;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.problem.Problems;
import java.util.HashSet;
import java.util.regex.Pattern;

/// Triggers are told apart by their ids.
public final class TriggerIds implements Check {

    private static final Pattern ID = Pattern.compile("[a-z][A-Za-z0-9-]{0,39}");

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        var seen = new HashSet<String>();
        for (var trigger : pipeline.triggers()) {
            if (!ID.matcher(trigger.id()).matches()) {
                problems.add(
                        trigger.place(),
                        "trigger.id",
                        "'" + trigger.id()
                                + "' cannot be a trigger's id: a small letter, then letters, digits and '-'");
            } else if (!seen.add(trigger.id())) {
                problems.add(trigger.place(), "trigger.id", "two triggers have the id '" + trigger.id() + "'");
            }
        }
    }
}
