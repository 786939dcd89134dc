package dev.lockstep.functions.extract;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.Finding;
import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.Columns;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.Format;
import dev.lockstep.functions.data.ObjectStream;
import dev.lockstep.functions.data.ObjectWriter;
import dev.lockstep.functions.data.Quarantine;
import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.data.S3Address;
import dev.lockstep.functions.data.TableWriter;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonItems;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.schema.JsonSchema;
import dev.lockstep.functions.schema.Leaves;
import dev.lockstep.functions.schema.Violation;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes a JSON document from S3: a copy of it as it is, and a table of the objects in one of its arrays, which
/// are held against a JSON Schema. The document is streamed, so it may be larger than memory; each of the
/// objects is not.
public final class DocumentHandler extends StageHandler<DocumentHandler.Input, DocumentHandler.Output> {
    private static final int SHOWN = 20;

    public DocumentHandler() {
        super(Input.class);
    }

    /// What becomes of an object that is not what the schema says, or fits into no table.
    public enum BadRows {
        FAIL,
        QUARANTINE
    }

    /// What to take.
    ///
    /// @param source the address of the document
    /// @param rows a JSON pointer to the array; without it the document is the array
    /// @param schema of each object; without it the first one names the columns
    /// @param badRows without it the stage fails
    public record Input(String source, Optional<String> rows, Optional<Json> schema, Optional<BadRows> badRows) {}

    /// What came of it.
    ///
    /// @param data the table
    /// @param document the copy
    /// @param quarantine the objects that were not taken, with their line, their place in the array and the reasons
    public record Output(
            DataSet data,
            Artifact document,
            Optional<DataSet> quarantine,
            List<Artifact> sources,
            List<Artifact> artifacts,
            Counts counts,
            long bytes,
            double quality,
            List<Finding> findings) {}

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        Optional<JsonSchema> schema = input.schema().map(JsonSchema::read);
        try (ObjectStream stream = context.data().open(S3Address.parse(input.source()));
                ObjectWriter copy = context.data().create("document", "json", "application/json")) {
            String source = stream.address().toString();
            try (JsonItems items = context.data()
                            .items(new Tee(stream, copy), source, input.rows().orElse(""));
                    Sorting sorting = new Sorting(input, schema, source, context)) {
                for (JsonItems.Item item = next(items, source); item != null; item = next(items, source)) {
                    sorting.take(item);
                }
                DataSet data = sorting.table().commit();
                Artifact document = copy.commit().artifact();
                Artifact origin = new Artifact(
                        source, Optional.of(sorting.all()), Optional.of(stream.length()), Optional.of(stream.sha256()));
                return sorting.output(data, document, origin);
            }
        }
    }

    private static JsonItems.@Nullable Item next(JsonItems items, String source) throws IOException {
        try {
            return items.next();
        } catch (JsonItems.BadDocument e) {
            throw new InvalidInput(source + " " + e.getMessage(), e);
        }
    }

    /// The rows of one document on their way to the table or to quarantine.
    private static final class Sorting implements Closeable {
        private final Input input;
        private final Optional<JsonSchema> schema;
        private final String source;
        private final StageContext context;
        private final Quarantine quarantine;
        private final List<Finding> findings = new ArrayList<>();
        private @Nullable Leaves leaves;
        private @Nullable TableWriter table;
        private long all;

        Sorting(Input input, Optional<JsonSchema> schema, String source, StageContext context) {
            this.input = input;
            this.schema = schema;
            this.source = source;
            this.context = context;
            this.quarantine =
                    new Quarantine(context.data(), Format.CSV, new Columns(List.of("lockstep_item", "item"), source));
        }

        long all() {
            return all;
        }

        void take(JsonItems.Item item) throws IOException {
            all++;
            List<Violation> wrong = new ArrayList<>(
                    schema.map(known -> known.check(item.value())).orElse(List.of()));
            List<String> values = leaves(item.value()).row(item.value(), wrong);
            if (wrong.isEmpty()) {
                table().write(values);
                return;
            }
            String reasons = wrong.stream().map(Sorting::shown).distinct().collect(Collectors.joining("; "));
            if (input.badRows().filter(BadRows.QUARANTINE::equals).isEmpty()) {
                throw new InvalidInput(source + " line " + item.line() + ", item " + item.place() + ": " + reasons);
            }
            quarantine.put(
                    new Row(item.line(), List.of(Long.toString(item.place()), JsonText.text(item.value()))), reasons);
            for (Violation violation : wrong) {
                if (findings.size() < SHOWN) {
                    findings.add(
                            new Finding(item.line(), violation.keyword(), violation.pointer(), "", shown(violation)));
                }
            }
        }

        private static String shown(Violation violation) {
            return (violation.pointer().isEmpty() ? "the item" : violation.pointer()) + " " + violation.message();
        }

        private Leaves leaves(Json first) {
            Leaves known = leaves;
            if (known == null) {
                known = Leaves.of(schema, first);
                if (known.columns().isEmpty()) {
                    throw new InvalidInput(source + ": neither the schema nor the first item names a column: it is "
                            + first.described());
                }
                leaves = known;
            }
            return known;
        }

        TableWriter table() throws IOException {
            TableWriter open = table;
            if (open == null) {
                Leaves known = leaves == null ? Leaves.of(schema, Json.Null.NULL) : leaves;
                if (known.columns().isEmpty()) {
                    throw new InvalidInput(source + " has no items; without a schema nobody knows their columns");
                }
                open = context.data().write("data", Format.CSV, new Columns(known.columns(), source).names());
                table = open;
            }
            return open;
        }

        Output output(DataSet data, Artifact document, Artifact origin) {
            Optional<DataSet> left = quarantine.commit();
            long failed = quarantine.rows();
            List<Artifact> artifacts = new ArrayList<>(List.of(data.artifact(), document));
            left.map(DataSet::artifact).ifPresent(artifacts::add);
            return new Output(
                    data,
                    document,
                    left,
                    List.of(origin),
                    artifacts,
                    new Counts(all, all - failed, failed),
                    origin.bytes().orElse(0L),
                    all == 0 ? 1 : (double) (all - failed) / all,
                    findings);
        }

        @Override
        public void close() {
            quarantine.close();
            if (table != null) {
                table.close();
            }
        }
    }
}
