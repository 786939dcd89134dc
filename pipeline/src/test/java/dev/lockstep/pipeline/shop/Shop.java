package dev.lockstep.pipeline.shop;

import java.util.List;
import java.util.Optional;

/// A shop's handlers, as their types tell of them.
public final class Shop {

    private Shop() {}

    /// What a stage kit would give.
    public abstract static class Kit<I extends Record, O extends Record> {
        protected Kit() {}
    }

    /// Where rows are.
    public record Rows(String uri, Optional<Long> count) {}

    /// A rule of a check.
    public record Rule(String column, Optional<Double> max) {}

    /// Takes files.
    public static final class Extract extends Kit<Extract.Input, Extract.Output> {
        /// What it takes.
        public record Input(String source, Optional<String> format) {}

        /// What it gives.
        public record Output(Rows data) {}
    }

    /// Checks rows.
    public static final class Validate extends Kit<Validate.Input, Validate.Output> {
        /// What it takes.
        public record Input(Rows data, List<Rule> rules, double threshold) {}

        /// What it gives.
        public record Output(Rows data, double quality) {}
    }
}
