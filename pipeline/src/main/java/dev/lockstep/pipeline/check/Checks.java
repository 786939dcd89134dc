package dev.lockstep.pipeline.check;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.StateMachineText;
import dev.lockstep.pipeline.problem.Problems;
import java.util.List;

/// All checks there are.
public final class Checks {

    private static final List<Check> ALL = List.of();

    private Checks() {}

    /// Looks at everything, so that an author sees all problems at once.
    public static void all(Pipeline pipeline, Problems problems) {
        ALL.forEach(check -> check.look(pipeline, problems));
    }

    /// What can only be seen of the state machine made.
    public static void text(Pipeline pipeline, StateMachineText made, Problems problems) {}
}
