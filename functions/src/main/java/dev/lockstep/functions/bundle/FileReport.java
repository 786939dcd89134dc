package dev.lockstep.functions.bundle;

import dev.lockstep.functions.Finding;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.DataSets;
import dev.lockstep.functions.data.Format;
import dev.lockstep.functions.data.TableWriter;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/// What became of files, a line each: `path`, `bytes`, `changes`, `errors` and, when there are any, the `reasons`.
public final class FileReport implements Closeable {
    private static final List<String> COLUMNS = List.of("path", "bytes", "changes", "errors", "reasons");
    private static final int SHOWN = 5;

    private final TableWriter table;

    /// @param name of the table, without extension
    public FileReport(DataSets data, String name) throws IOException {
        this.table = data.write(name, Format.JSONL, COLUMNS);
    }

    /// Adds a file.
    ///
    /// @param changes how many were made to it
    /// @param wrong why it must not go on
    public void add(String path, long bytes, long changes, List<Finding> wrong) throws IOException {
        String reasons = wrong.stream().limit(SHOWN).map(Finding::toString).collect(Collectors.joining("; "));
        table.write(
                List.of(path, Long.toString(bytes), Long.toString(changes), Integer.toString(wrong.size()), reasons));
    }

    /// Makes it visible.
    public DataSet commit() {
        return table.commit();
    }

    @Override
    public void close() {
        table.close();
    }
}
