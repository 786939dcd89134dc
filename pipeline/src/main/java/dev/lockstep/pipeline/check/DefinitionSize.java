package dev.lockstep.pipeline.check;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.StateMachineText;
import dev.lockstep.pipeline.problem.Problems;
import java.nio.charset.StandardCharsets;

/// Step Functions takes definitions of up to 1 MB.
final class DefinitionSize {

    private static final int LARGEST = 1_048_576;

    private DefinitionSize() {}

    static void look(Pipeline pipeline, StateMachineText made, Problems problems) {
        var size = made.text().getBytes(StandardCharsets.UTF_8).length;
        if (size > LARGEST) {
            problems.add(
                    pipeline.place(),
                    "definition.size",
                    "the state machine has %,d bytes; Step Functions takes up to %,d".formatted(size, LARGEST));
        }
    }
}
