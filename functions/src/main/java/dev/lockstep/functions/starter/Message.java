package dev.lockstep.functions.starter;

import java.util.List;

/// What the starter is told.
sealed interface Message {
    /// Something happened that runs are to be started for; S3 may tell of several objects at once.
    record Asked(List<Start> starts) implements Message {
        public Asked {
            starts = List.copyOf(starts);
        }
    }

    /// A run of the pipeline has ended.
    ///
    /// @param execution its name
    record Ended(String execution) implements Message {}

    /// Time has passed: word of an end may have been lost.
    record Reminded() implements Message {}
}
