package dev.lockstep.functions.transform;

import dev.lockstep.functions.data.DataSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One of `steps` as written: one of these things.
///
/// @param filter the condition of the rows that stay
/// @param derive columns, each with its expression
/// @param keep the columns that stay, in their order
record StepText(
        Optional<String> filter,
        Optional<Map<String, String>> derive,
        Optional<Deduplicate> deduplicate,
        Optional<Join> join,
        Optional<Map<String, String>> rename,
        Optional<List<String>> drop,
        Optional<List<String>> keep) {
    StepText {
        long given = Stream.of(filter, derive, deduplicate, join, rename, drop, keep)
                .filter(Optional::isPresent)
                .count();
        if (given != 1) {
            throw new IllegalArgumentException(
                    "says " + given + " things; expected one of filter, derive, deduplicate, join, rename, drop, keep");
        }
    }

    /// One row of those that are the same in some columns.
    ///
    /// @param keep which one, the first when it is not said
    record Deduplicate(List<String> by, Optional<Which> keep) {
        Deduplicate {
            if (by.isEmpty()) {
                throw new IllegalArgumentException("needs at least one column in by");
            }
        }
    }

    enum Which {
        FIRST,
        LAST
    }

    /// The columns of another table.
    ///
    /// @param data the other table, small enough for memory
    /// @param on columns of this table, each with the column of the other that must be the same
    /// @param kind what becomes of rows to which nothing belongs; inner when it is not said
    /// @param take the columns that are added, all but those of `on` when it is not said
    record Join(DataSet data, Map<String, String> on, Optional<Kind> kind, Optional<List<String>> take) {
        Join {
            if (on.isEmpty()) {
                throw new IllegalArgumentException("needs at least one pair of columns in on");
            }
        }
    }

    enum Kind {
        INNER,
        LEFT
    }

    /// The steps that `derive`, `drop` and `rename` mean without `steps`.
    static List<StepText> of(
            Optional<Map<String, String>> derive, Optional<List<String>> drop, Optional<Map<String, String>> rename) {
        return Stream.of(
                        derive.map(columns -> only(Optional.of(columns), Optional.empty(), Optional.empty())),
                        drop.map(columns -> only(Optional.empty(), Optional.of(columns), Optional.empty())),
                        rename.map(columns -> only(Optional.empty(), Optional.empty(), Optional.of(columns))))
                .flatMap(Optional::stream)
                .toList();
    }

    private static StepText only(
            Optional<Map<String, String>> derive, Optional<List<String>> drop, Optional<Map<String, String>> rename) {
        return new StepText(
                Optional.empty(), derive, Optional.empty(), Optional.empty(), rename, drop, Optional.empty());
    }
}
