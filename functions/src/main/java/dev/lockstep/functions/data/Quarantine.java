package dev.lockstep.functions.data;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of a table that were not taken, whole, each with its line and the reasons. Where there is
/// none, there is no table.
public final class Quarantine implements Closeable {
    private final DataSets data;
    private final Format format;
    private final List<String> names = new ArrayList<>(List.of("lockstep_line", "lockstep_reasons"));
    private @Nullable TableWriter writer;
    private long rows;

    /// @param columns of the table they come from
    public Quarantine(DataSets data, Format format, Columns columns) {
        this.data = data;
        this.format = format;
        names.addAll(columns.names());
    }

    /// Takes over what an earlier attempt has put there.
    public void takeOver(DataSet earlier) throws IOException {
        try (TableReader reader = data.read(earlier)) {
            for (Row row = reader.next(); row != null; row = reader.next()) {
                writer().write(row.values());
                rows++;
            }
        }
    }

    /// Puts a row there.
    public void put(Row row, String reasons) throws IOException {
        List<String> values = new ArrayList<>(names.size());
        values.add(Long.toString(row.line()));
        values.add(reasons);
        values.addAll(row.values());
        writer().write(values);
        rows++;
    }

    private TableWriter writer() throws IOException {
        TableWriter open = writer;
        if (open == null) {
            open = data.write("quarantine", format, names);
            writer = open;
        }
        return open;
    }

    /// How many there are.
    public long rows() {
        return rows;
    }

    /// Makes the table visible, when there is one.
    public Optional<DataSet> commit() {
        return Optional.ofNullable(writer).map(TableWriter::commit);
    }

    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
    }
}
