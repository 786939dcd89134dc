package dev.lockstep.pipeline;

/// How many runs that events have started may be under way at once.
///
/// @param otherwise what becomes of an event while there are as many
public record Concurrency(Place place, int runs, Otherwise otherwise) {

    /// All that run are remembered by name in one item of a table, which is written once more for each.
    public static final int MOST = 250;

    /// The words of the language.
    public enum Otherwise {
        /// It starts its run when an earlier one has ended, the oldest first.
        WAIT,
        /// It starts none.
        SKIP
    }
}
