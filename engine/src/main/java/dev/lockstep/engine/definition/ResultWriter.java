package dev.lockstep.engine.definition;

import java.util.Optional;

/// What becomes of the results of a distributed Map.
///
/// @param destination bucket and prefix, when they are to be written to S3
public record ResultWriter(Optional<Template> destination, Transformation transformation, OutputType outputType) {

    /// What stands when a Map says nothing of it.
    public static final ResultWriter NONE = new ResultWriter(Optional.empty(), Transformation.COMPACT, OutputType.JSON);

    /// What is kept of each child execution.
    public enum Transformation {
        /// All that is to be told of it.
        NONE,
        /// Its output.
        COMPACT,
        /// Its output; of an array, its elements.
        FLATTEN
    }

    /// How results are written down.
    public enum OutputType {
        JSON,
        JSONL
    }
}
