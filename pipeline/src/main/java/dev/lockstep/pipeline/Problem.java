package dev.lockstep.pipeline;

import java.util.Comparator;

/// Someone's file is wrong: where, what was found and what was expected, and the name of the rule that says so.
///
/// Problems are collected, never thrown: an author sees all of them at once.
public record Problem(Place place, String message, String rule) {

    /// The order people read a file in.
    public static final Comparator<Problem> BY_PLACE = Comparator.comparing((Problem problem) -> problem.place.file())
            .thenComparingInt(problem -> problem.place.line())
            .thenComparingInt(problem -> problem.place.column())
            .thenComparing(Problem::rule)
            .thenComparing(Problem::message);

    /// One line: `orders.yaml:14:11 unknown stage 'vaildate' in needs; did you mean 'validate'?  [needs.unknown]`.
    @Override
    public String toString() {
        return place + " " + message + "  [" + rule + "]";
    }
}
