package dev.lockstep.functions.load;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.aws.Items;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.Columns;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.KeyText;
import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.data.S3Address;
import dev.lockstep.functions.data.TableReader;
import dev.lockstep.functions.data.TableWriter;
import dev.lockstep.functions.json.Json;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One table on its way. The object appears when every row has been taken: who sees it, can rely on the items.
final class Delivery {
    private static final int NAME_LENGTH = 16;

    private final LoadHandler.Input input;
    private final DataSet artifact;
    private final Reached from;
    private final StageContext context;

    /// How far one has come.
    ///
    /// @param rows of which all have been put as items
    record Reached(long rows, long items) {}

    /// @param from what an earlier attempt has done of it
    Delivery(LoadHandler.Input input, DataSet artifact, Reached from, StageContext context) {
        this.from = from;
        this.input = input;
        this.artifact = artifact;
        this.context = context;
    }

    record Done(Optional<Artifact> object, long records, long items) {}

    /// Delivers it. Rows that are items already are not put again; the object is written from its beginning, because it
    /// appears as a whole.
    ///
    /// @param reached told whenever all rows so far are items
    Done deliver(Clients clients, Consumer<Reached> reached) throws IOException {
        try (TableReader table = context.data().read(artifact);
                Objects objects = new Objects(table.columns())) {
            ItemWriter items = input.table().isEmpty()
                    ? null
                    : new ItemWriter(
                            clients.items(),
                            context.settings().physical(input.table().orElseThrow()),
                            input.key().orElseThrow(),
                            from.items(),
                            context);
            long records = 0;
            for (Row row = table.next(); row != null; row = table.next()) {
                records++;
                objects.write(row);
                if (items != null && records > from.rows()) {
                    items.put(item(table.columns(), row));
                    if (items.atRest().isPresent()) {
                        reached.accept(new Reached(records, items.atRest().getAsLong()));
                    }
                }
            }
            long put = items == null ? 0 : items.finish();
            return new Done(objects.commit(), records, put);
        }
    }

    private Json.Obj item(Columns columns, Row row) {
        String key = input.key().orElseThrow();
        if (row.values().get(columns.place(key)).isEmpty()) {
            throw LoadHandler.noKey(artifact, row.line(), key);
        }
        List<String> numbers = input.numbers().orElse(List.of());
        Map<String, Json> item = new LinkedHashMap<>();
        for (int i = 0; i < columns.names().size(); i++) {
            String name = columns.names().get(i);
            String value = row.values().get(i);
            if (!value.isEmpty()) {
                item.put(name, numbers.contains(name) ? number(name, value, row.line()) : Items.text(value));
            }
        }
        return new Json.Obj(item);
    }

    /// DynamoDB's numbers have 38 digits and exponents up to 125; it would name neither the row nor the column.
    private Json number(String name, String value, long line) {
        try {
            BigDecimal number = new BigDecimal(value).stripTrailingZeros();
            int exponent = number.precision() - number.scale() - 1;
            if (number.precision() <= 38 && exponent <= 125 && (number.signum() == 0 || exponent >= -130)) {
                return new Json.Obj(Map.of("N", Json.of(number.toString())));
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new InvalidInput(artifact.uri() + " line " + line + ": " + name + " is '" + value
                + "', which is no number that a table takes (38 digits, exponents up to 125)");
    }

    private S3Address target(String bucket) {
        String name = artifact.sha256()
                .map(sum -> sum.substring(0, NAME_LENGTH))
                .orElseGet(() -> KeyText.of(context.run().id()));
        String part = artifact.name().map(KeyText::of).map(text -> text + "/").orElse("");
        return new S3Address(
                context.settings().physical(bucket),
                input.prefix().orElse("") + part + "part-" + name + "."
                        + artifact.format().extension());
    }

    /// The object side of a delivery, when there is one.
    private final class Objects implements Closeable {
        private final @Nullable TableWriter writer;

        Objects(Columns columns) throws IOException {
            writer = input.bucket().isEmpty()
                    ? null
                    : context.data().write(target(input.bucket().orElseThrow()), artifact.format(), columns.names());
        }

        void write(Row row) throws IOException {
            if (writer != null) {
                writer.write(row.values());
            }
        }

        Optional<Artifact> commit() {
            return Optional.ofNullable(writer).map(open -> open.commit().artifact());
        }

        @Override
        public void close() {
            if (writer != null) {
                writer.close();
            }
        }
    }
}
