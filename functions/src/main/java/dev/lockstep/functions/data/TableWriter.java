package dev.lockstep.functions.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.compression.Compression;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.pattern.Shown;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes a table row by row. Nobody sees it before [#commit]; closed without, it never was.
public final class TableWriter implements Closeable {
    private final ObjectWriter object;
    private final OutputStream out;
    private final Format format;
    private final List<String> columns;
    private final Sink sink;
    private long records;

    TableWriter(ObjectWriter object, Optional<Compression> compression, Format format, List<String> columns)
            throws IOException {
        this.object = object;
        this.out = compression.isPresent() ? compression.get().to(object) : object;
        this.format = format;
        this.columns = List.copyOf(columns);
        this.sink = switch (format) {
            case CSV -> csv(out, columns.size());
            case JSONL -> this::jsonLine;
            case PARQUET -> throw new IllegalArgumentException("Parquet is written by SQL only");
        };
        if (format == Format.CSV) {
            sink.write(columns);
        }
    }

    /// Writes one row, its values in the order of the columns.
    public void write(List<String> values) throws IOException {
        if (values.size() != columns.size()) {
            throw new IllegalArgumentException(values.size() + " values for " + columns.size() + " columns");
        }
        sink.write(values);
        records++;
    }

    /// Makes the table visible.
    public DataSet commit() {
        if (out != object) {
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return object.commit().table(records, format, Optional.empty());
    }

    /// What was not committed is given up, before a compression that ends could write to it.
    @Override
    public void close() {
        object.close();
        if (out != object) {
            abandon();
        }
    }

    /// A library that is native has memory to give back.
    @SuppressWarnings("EmptyCatch")
    private void abandon() {
        try {
            out.close();
        } catch (IOException e) {
            // what is written to is closed, as it should be
        }
    }

    @FunctionalInterface
    private interface Sink {
        void write(List<String> values) throws IOException;
    }

    /// A row is put together as text and written at once: a writer for each of many partitions has no buffer of its
    /// own, and characters are encoded by the row.
    @SuppressWarnings("resource") // a text has nothing to close
    private static Sink csv(OutputStream out, int columns) {
        StringWriter row = new StringWriter();
        CsvWriter writer = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                // one value that is missing must not look like a line that is none
                .quoteStrategy(columns == 1 ? QuoteStrategies.EMPTY : QuoteStrategies.REQUIRED)
                .build(row);
        return values -> {
            values.forEach(TableWriter::mustBeReadable);
            writer.writeRecord(values);
            out.write(row.toString().getBytes(StandardCharsets.UTF_8));
            row.getBuffer().setLength(0);
        };
    }

    /// What is written here is read here, and a carriage return alone is not.
    private static void mustBeReadable(String value) {
        int at = value.indexOf('\r');
        while (at >= 0) {
            if (at + 1 == value.length() || value.charAt(at + 1) != '\n') {
                throw new InvalidInput("a value has a carriage return alone, which CSV that is read again cannot have: "
                        + Shown.of(value));
            }
            at = value.indexOf('\r', at + 1);
        }
    }

    private void jsonLine(List<String> values) throws IOException {
        Map<String, Json> fields = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            fields.put(columns.get(i), Json.of(values.get(i)));
        }
        out.write((JsonText.text(new Json.Obj(fields)) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
