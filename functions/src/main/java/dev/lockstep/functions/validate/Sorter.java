package dev.lockstep.functions.validate;

import dev.lockstep.functions.Finding;
import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.data.Columns;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.DataSets;
import dev.lockstep.functions.data.Format;
import dev.lockstep.functions.data.Quarantine;
import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.data.TableWriter;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Puts each row where it belongs. A table nobody needs is never begun, and none is seen before all are complete.
final class Sorter implements Closeable {
    /// Each open table may hold a part of 8 MiB in memory.
    private static final int MOST_PARTITIONS = 100;

    private final DataSets data;
    private final Format format;
    private final Columns columns;
    private final Optional<String> partitionBy;
    private final int partitionPlace;
    private final TableWriter all;
    private final Map<String, TableWriter> partitions = new TreeMap<>();
    private final Quarantine quarantine;
    private long clean;

    Sorter(DataSets data, DataSet source, Columns columns, Optional<String> partitionBy) throws IOException {
        this.data = data;
        this.format = source.format();
        this.columns = columns;
        this.partitionBy = partitionBy;
        this.partitionPlace = partitionBy.map(columns::place).orElse(-1);
        this.quarantine = new Quarantine(data, format, columns);
        this.all = data.write("clean", format, columns.names());
    }

    /// The tables, once they can be seen.
    record Sorted(DataSet data, List<DataSet> partitions, Optional<DataSet> quarantine) {}

    long clean() {
        return clean;
    }

    long rejected() {
        return quarantine.rows();
    }

    void put(Row row, List<Finding> wrong) throws IOException {
        if (!wrong.isEmpty()) {
            reject(row, wrong);
            return;
        }
        clean++;
        all.write(row.values());
        if (partitionPlace >= 0) {
            partition(row.values().get(partitionPlace)).write(row.values());
        }
    }

    Sorted commit() {
        Optional<DataSet> rejects = quarantine.commit();
        List<DataSet> parts = new ArrayList<>();
        partitions.forEach((name, writer) -> parts.add(writer.commit().named(Optional.of(name))));
        DataSet whole = all.commit();
        return new Sorted(whole, partitionPlace < 0 ? List.of(whole) : parts, rejects);
    }

    private void reject(Row row, List<Finding> wrong) throws IOException {
        quarantine.put(
                row,
                wrong.stream()
                        .map(finding -> finding.message() + " (rule " + finding.rule() + ")")
                        .collect(Collectors.joining("; ")));
    }

    private TableWriter partition(String value) throws IOException {
        String name = partitionBy.orElseThrow() + "=" + value;
        TableWriter writer = partitions.get(name);
        if (writer == null) {
            if (partitions.size() == MOST_PARTITIONS) {
                throw new InvalidInput("partitionBy: the column " + partitionBy.orElseThrow() + " has more than "
                        + MOST_PARTITIONS + " values");
            }
            writer = data.write(name, format, columns.names());
            partitions.put(name, writer);
        }
        return writer;
    }

    @Override
    public void close() {
        all.close();
        partitions.values().forEach(TableWriter::close);
        quarantine.close();
    }
}
