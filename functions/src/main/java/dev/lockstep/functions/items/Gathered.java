package dev.lockstep.functions.items;

import dev.lockstep.functions.Finding;
import dev.lockstep.functions.data.DataSet;
import java.util.List;
import java.util.Optional;

/// What has been made of items so far.
///
/// @param data the table
/// @param quarantine items that were not taken
/// @param columns of the table, empty while nobody knows them
/// @param items how many there were
/// @param findings what was wrong, the first of it
public record Gathered(
        Optional<DataSet> data,
        Optional<DataSet> quarantine,
        List<String> columns,
        long items,
        List<Finding> findings) {
    /// Nothing.
    public static final Gathered NOTHING = new Gathered(Optional.empty(), Optional.empty(), List.of(), 0, List.of());
}
