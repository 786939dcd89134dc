package dev.lockstep.functions.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageError;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table in CSV.
final class CsvTable implements TableReader {
    private static final int WIDEST = 10_000;

    private final String object;
    private final TextCheck text;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final Columns columns;
    private long lastLine = 1;

    CsvTable(InputStream in, String object) throws IOException {
        this.object = object;
        this.text = new TextCheck(in, object);
        this.reader = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(new InputStreamReader(text, StandardCharsets.UTF_8));
        this.records = reader.iterator();
        CsvRecord header = record();
        if (header == null) {
            throw new InvalidInput(object + " is empty; expected a line of column names");
        }
        if (header.getFieldCount() > WIDEST) {
            throw new InvalidInput(object + " line 1 has " + header.getFieldCount() + " columns; at most " + WIDEST);
        }
        this.columns = new Columns(header.getFields(), object);
    }

    @Override
    public Columns columns() {
        return columns;
    }

    @Override
    public @Nullable Row next() throws IOException {
        CsvRecord record = record();
        if (record == null) {
            return null;
        }
        int expected = columns.names().size();
        if (record.getFieldCount() != expected) {
            throw new InvalidInput(object + " line " + record.getStartingLineNumber() + " has " + record.getFieldCount()
                    + " values for " + expected + " columns: " + excerpt(record.getFields()));
        }
        return new Row(record.getStartingLineNumber(), record.getFields());
    }

    private @Nullable CsvRecord record() throws IOException {
        try {
            if (!records.hasNext()) {
                if (text.quoteOpen()) {
                    throw new InvalidInput(object + " line " + lastLine
                            + " has a quote that is never closed; the object seems to be cut off");
                }
                return null;
            }
            CsvRecord record = records.next();
            lastLine = record.getStartingLineNumber();
            return record;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            if (e.getCause() instanceof StageError known) {
                throw known;
            }
            throw new InvalidInput(object + " after line " + lastLine + " cannot be read as CSV: " + reason(e), e);
        }
    }

    private static String reason(CsvParseException e) {
        return String.valueOf(e.getCause() instanceof CsvParseException inner ? inner.getMessage() : e.getMessage());
    }

    private static String excerpt(List<String> values) {
        String joined = String.join(",", values);
        return joined.length() > 80 ? joined.substring(0, 80) + "…" : joined;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
