package dev.lockstep.engine.definition;

import java.util.Optional;

/// What a Map state does with each item, and where.
public record ItemProcessor(StateGroup states, Mode mode) {

    /// Where iterations run.
    public sealed interface Mode {
        /// In the execution itself.
        record Inline() implements Mode {}

        /// Each in a child execution of its own.
        ///
        /// @param label what names the state in ARNs; one is made when it is absent
        record Distributed(ExecutionType executionType, Optional<String> label) implements Mode {}
    }

    /// What kind of executions the children are.
    public enum ExecutionType {
        STANDARD,
        EXPRESS
    }
}
