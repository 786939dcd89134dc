package dev.lockstep.functions.data;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads a table row by row, never more than one row in memory. What is not a table ends in an
/// [dev.lockstep.functions.InvalidInput] with the line and the reason.
public sealed interface TableReader extends Closeable permits CsvTable, JsonLines {
    /// The columns.
    Columns columns();

    /// The next row, null after the last.
    @Nullable
    Row next() throws IOException;
}
