package dev.lockstep.pipeline;

import java.util.List;

/// The state machine made from a pipeline: Amazon States Language, the same bytes for the same source.
public record StateMachineText(String name, String text, List<Function> functions) {

    public StateMachineText {
        functions = List.copyOf(functions);
    }

    /// A function the text calls as `${substitution}`: whoever runs the text puts the function's ARN there.
    public record Function(String substitution, String handlerClass, String stage) {}
}
