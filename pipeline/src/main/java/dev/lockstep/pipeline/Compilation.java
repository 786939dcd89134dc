package dev.lockstep.pipeline;

import java.util.List;

/// What became of a pipeline's source: a pipeline with its state machine, or everything that is wrong with it.
public sealed interface Compilation {

    record Sound(Pipeline pipeline, StateMachineText stateMachine) implements Compilation {}

    /// Never without a problem; in the order of the file.
    record Unsound(List<Problem> problems) implements Compilation {
        public Unsound {
            problems = problems.stream().distinct().sorted(Problem.BY_PLACE).toList();
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("unsound without a problem");
            }
        }
    }
}
