package dev.lockstep.engine.definition;

/// What a Map state does with each item, and where.
public record ItemProcessor(StateGroup states, Mode mode) {

    /// Where iterations run.
    public sealed interface Mode {
        /// In the execution itself.
        record Inline() implements Mode {}

        /// Each in a child execution of its own.
        record Distributed(String executionType, String label) implements Mode {}
    }
}
