package dev.lockstep.pipeline.stage;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A stage done once for each item, written as `forEach` or, for all combinations of some values, as `matrix`.
///
/// Without `concurrency` as many run at once as Step Functions allows. Without `tolerate` the first failed item fails
/// the stage. Distributed, each item or batch of items is an execution of its own.
public record ForEach(
        Place place,
        Items items,
        OptionalInt concurrency,
        Optional<Tolerance> tolerate,
        Optional<Distribution> distributed) {

    /// How many may run at once in one execution, and how many when each is an execution of its own.
    public static final int MOST_INLINE = 40;

    public static final int MOST_DISTRIBUTED = 10_000;

    /// What it is done for.
    public sealed interface Items {

        /// A list, or an expression that gives one; `$item` and `$index` stand in the stage's `with`.
        record Listed(Value list) implements Items {}

        /// Combinations; `$matrix` and `$index` stand in the stage's `with`.
        record Combined(Matrix matrix) implements Items {}

        /// What is read from S3, by Step Functions itself and only when it is distributed.
        ///
        /// @param address `s3://bucket/key`, or an expression that gives such a text
        /// @param most how many items are read
        record Stored(Format format, Value address, OptionalInt most) implements Items {}
    }

    /// What items are in S3.
    public sealed interface Format {

        /// The objects below a prefix: `$item.Key`, `$item.Size`, `$item.Etag`, `$item.LastModified`.
        record Listing() implements Format {}

        /// Lines of a CSV file, as maps of texts.
        record Csv(List<String> headers, Optional<Delimiter> delimiter) implements Format {
            public Csv {
                headers = List.copyOf(headers);
            }
        }

        /// Lines that each are JSON.
        record JsonLines() implements Format {}

        /// A list in a JSON document, where the pointer leads if there is one.
        record Json(Optional<String> pointer) implements Format {}

        /// The key it is written with.
        default String word() {
            return switch (this) {
                case Listing _ -> "listing";
                case Csv _ -> "csv";
                case JsonLines _ -> "jsonl";
                case Json _ -> "json";
            };
        }
    }

    /// What stands between the fields of a line, in Step Functions' words.
    public enum Delimiter {
        COMMA,
        PIPE,
        SEMICOLON,
        SPACE,
        TAB
    }

    /// Executions of their own for the items.
    ///
    /// @param batch how many items one of them is given, when it is given several
    /// @param results where in S3 their results are written, instead of being the stage's result
    public record Distribution(Children children, Optional<Batch> batch, Optional<Value> results) {}

    /// Which kind of execution they are.
    public enum Children {
        STANDARD,
        EXPRESS
    }

    /// `$items` stands in the stage's `with` then. A batch ends with whichever is reached first.
    public record Batch(OptionalInt items, OptionalInt bytes) {}

    public Optional<Batch> batch() {
        return distributed.flatMap(Distribution::batch);
    }

    /// How much may fail before the stage does.
    public sealed interface Tolerance {

        /// A part of all items, 0 to 1.
        record Share(BigDecimal part) implements Tolerance {}

        record Count(int items) implements Tolerance {}
    }
}
