package dev.lockstep.functions.transform;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.data.TableReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A table in memory, found by some of its columns. A value that is missing belongs to nothing, not even to another
/// that is missing.
final class SmallTable {
    /// What a string and its places in a list and a map take beside its characters.
    private static final int BESIDE = 56;

    private final Map<List<String>, List<List<String>>> rows = new HashMap<>();
    private final List<String> nothing;

    /// @param name of the table, for messages
    /// @param by the places it is found by
    /// @param taken the places of the values it gives
    /// @param most how many bytes it may take
    SmallTable(TableReader table, String name, List<Integer> by, List<Integer> taken, long most) throws IOException {
        this.nothing = Collections.nCopies(taken.size(), "");
        long bytes = 0;
        for (Row row = table.next(); row != null; row = table.next()) {
            List<String> key = by.stream().map(row.values()::get).toList();
            List<String> values = taken.stream().map(row.values()::get).toList();
            rows.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(values);
            bytes += size(key) + size(values);
            if (bytes > most) {
                throw new InvalidInput(name + " line " + row.line() + ": the table to join with takes more than "
                        + (most >> 20) + " MiB of memory; join with SQL (dev.lockstep.sql.SqlHandler), or"
                        + " give the function more memory");
            }
        }
    }

    List<List<String>> matching(List<String> key) {
        return key.contains("") ? List.of() : rows.getOrDefault(key, List.of());
    }

    /// What stands where nothing belongs to a row.
    List<String> nothing() {
        return nothing;
    }

    private static long size(List<String> values) {
        long bytes = BESIDE;
        for (String value : values) {
            bytes += BESIDE + 2L * value.length();
        }
        return bytes;
    }
}
