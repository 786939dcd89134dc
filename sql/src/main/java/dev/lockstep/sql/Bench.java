package dev.lockstep.sql;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.compression.Compression;
import dev.lockstep.functions.data.Columns;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.DataSets;
import dev.lockstep.functions.data.Format;
import dev.lockstep.functions.data.ObjectStream;
import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.data.TableReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// A folder of this invocation where tables lie while they are worked on, gone when it is done.
final class Bench implements Closeable {
    private final DataSets data;
    private final Path folder;
    private final BooleanSupplier late;

    private Bench(DataSets data, Path folder, BooleanSupplier late) {
        this.data = data;
        this.folder = folder;
        this.late = late;
    }

    /// @param late whether it is time to stop
    static Bench open(DataSets data, BooleanSupplier late) throws IOException {
        return new Bench(data, Files.createTempDirectory("lockstep-sql").toRealPath(), late);
    }

    /// A table on the bench: what is in the file, and the object it came from.
    record Laid(Path file, Format format, String origin) {}

    /// Where the engine puts what does not fit into memory.
    Path spill() {
        return folder.resolve("spill");
    }

    Path result(Format format) {
        return folder.resolve("result." + format.extension());
    }

    /// Every file of a table that was laid here.
    Path place(String name) {
        return folder.resolve("input-" + name);
    }

    /// Fetches a table. JSON lines become CSV by the reader that every stage has, so that they are refused for the same
    /// reasons everywhere.
    Laid lay(String name, DataSet table) throws IOException {
        table.bytes().ifPresent(this::mustFit);
        Path file = place(name);
        Format laid = table.format() == Format.JSONL ? Format.CSV : table.format();
        if (table.format() == Format.JSONL) {
            try (TableReader rows = data.read(table)) {
                copy(rows, Room.of(file, table.uri(), late));
            }
        } else {
            try (ObjectStream bytes = data.open(table.artifact());
                    InputStream plain = Compression.plain(bytes, table.uri());
                    OutputStream out = Room.of(file, table.uri(), late)) {
                plain.transferTo(out);
            }
        }
        return new Laid(file, laid, table.uri());
    }

    private void mustFit(long bytes) {
        try {
            long room = Files.getFileStore(folder).getUsableSpace();
            if (bytes > room) {
                throw new InvalidInput("a table of " + bytes
                        + " bytes does not fit into the function's temporary folder," + " which has room for " + room);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void copy(TableReader rows, OutputStream file) throws IOException {
        try (BufferedWriter out = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8))) {
            line(rows.columns().names(), out);
            for (Row row = rows.next(); row != null; row = rows.next()) {
                line(row.values(), out);
            }
        }
    }

    /// Everything but nothing in quotes: a quoted line break is one, and a value that is missing stays missing.
    private static void line(List<String> values, BufferedWriter out) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            out.write(i == 0 ? "" : ",");
            if (!values.get(i).isEmpty()) {
                out.write('"' + values.get(i).replace("\"", "\"\"") + '"');
            }
        }
        out.write('\n');
    }

    /// The columns of a CSV file here, as every stage reads them.
    Columns columns(Laid table) throws IOException {
        try (TableReader reader = data.parse(Files.newInputStream(table.file()), Format.CSV, table.origin())) {
            return reader.columns();
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
