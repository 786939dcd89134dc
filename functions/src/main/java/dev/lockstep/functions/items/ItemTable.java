package dev.lockstep.functions.items;

import dev.lockstep.functions.Finding;
import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.data.Columns;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.DataSets;
import dev.lockstep.functions.data.Format;
import dev.lockstep.functions.data.Quarantine;
import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.data.TableReader;
import dev.lockstep.functions.data.TableWriter;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.pattern.Shown;
import dev.lockstep.functions.schema.Leaves;
import dev.lockstep.functions.schema.Violation;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Items on their way into one table, over as many attempts as it takes: an attempt begins with what the
/// one before has gathered, and puts all of it in its place again when it stops. So there is one table by
/// one name at any time.
public final class ItemTable implements Closeable {
    private static final int SHOWN = 20;

    private final String source;
    private final Shape shape;
    private final DataSets data;
    private final Quarantine quarantine;
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable Leaves leaves;
    private @Nullable TableWriter table;
    private long items;

    /// What becomes of items.
    ///
    /// @param columns attributes, in order; those of the first item when there are none
    /// @param quarantines whether an item that is no row goes to quarantine, instead of failing the stage
    public record Shape(Optional<List<String>> columns, boolean quarantines) {
        public Shape {
            if (columns.filter(List::isEmpty).isPresent()) {
                throw new InvalidInput("columns has none; expected some, or no `columns`");
            }
        }
    }

    private ItemTable(String source, Shape shape, StageContext context) {
        this.source = source;
        this.shape = shape;
        this.data = context.data();
        this.leaves = shape.columns().map(Leaves::chosen).orElse(null);
        this.quarantine =
                new Quarantine(data, Format.CSV, new Columns(List.of("lockstep_object", "lockstep_item"), source));
    }

    /// Begins with nothing.
    static ItemTable anew(String source, Shape shape, StageContext context) {
        return new ItemTable(source, shape, context);
    }

    /// Begins with what an attempt before has gathered; empty when that is not there any more as it was left.
    ///
    /// @param source how messages call where the items come from
    static Optional<ItemTable> goingOn(String source, Shape shape, Gathered before, StageContext context)
            throws IOException {
        ItemTable begun = new ItemTable(source, shape, context);
        try {
            begun.takeOver(before);
            return Optional.of(begun);
        } catch (InvalidInput e) {
            begun.close();
            context.log().warn("what an earlier attempt has gathered is not there any more: " + e.getMessage());
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            begun.close();
            throw e;
        }
    }

    private void takeOver(Gathered before) throws IOException {
        items = before.items();
        findings.addAll(before.findings());
        if (leaves == null && !before.columns().isEmpty()) {
            leaves = Leaves.asFirst(before.columns());
        }
        if (before.data().isPresent()) {
            try (TableReader reader = data.read(before.data().get())) {
                for (Row row = reader.next(); row != null; row = reader.next()) {
                    table().write(row.values());
                }
            }
        }
        if (before.quarantine().isPresent()) {
            quarantine.takeOver(before.quarantine().get());
        }
    }

    /// Where an item comes from.
    ///
    /// @param object what holds it
    /// @param unit what it is counted by there: `line`, `item`
    public record Origin(String object, String unit, long number) {}

    /// Takes an item as DynamoDB writes it.
    public void take(Json.Obj item, Origin from) throws IOException {
        items++;
        List<Violation> wrong = new ArrayList<>();
        List<String> values = values(item, wrong);
        if (wrong.isEmpty()) {
            table().write(values);
            return;
        }
        String reasons = wrong.stream().map(ItemTable::shown).distinct().collect(Collectors.joining("; "));
        if (!shape.quarantines()) {
            throw new InvalidInput(from.object() + " " + from.unit() + " " + from.number() + ", "
                    + Shown.of(JsonText.text(item)) + ": " + reasons);
        }
        quarantine.put(new Row(from.number(), List.of(from.object(), JsonText.text(item))), reasons);
        for (Violation violation : wrong) {
            if (findings.size() < SHOWN) {
                findings.add(
                        new Finding(from.number(), violation.keyword(), violation.pointer(), "", shown(violation)));
            }
        }
    }

    private List<String> values(Json.Obj item, List<Violation> wrong) {
        try {
            Json.Obj plain = Attributes.plain(item);
            return leaves(plain).row(plain, wrong);
        } catch (InvalidInput e) {
            wrong.add(new Violation("", "type", String.valueOf(e.getMessage())));
            return List.of();
        }
    }

    private static String shown(Violation violation) {
        return (violation.pointer().isEmpty() ? "it" : violation.pointer()) + " " + violation.message();
    }

    private Leaves leaves(Json.Obj first) {
        Leaves known = leaves;
        if (known == null) {
            known = Leaves.of(Optional.empty(), first);
            leaves = known;
        }
        return known;
    }

    private TableWriter table() throws IOException {
        TableWriter open = table;
        if (open == null) {
            List<String> columns = leaves == null ? List.of() : leaves.columns();
            if (columns.isEmpty()) {
                throw new InvalidInput(source + " has no items; without `columns` nobody knows what they have");
            }
            open = data.write("data", Format.CSV, new Columns(columns, source).names());
            table = open;
        }
        return open;
    }

    /// How many items there were.
    public long items() {
        return items;
    }

    /// Puts down what there is so far, for another attempt.
    Gathered stop() {
        return gathered(Optional.ofNullable(table).map(TableWriter::commit));
    }

    /// Makes the table visible.
    ///
    /// @throws InvalidInput when nobody knows its columns, because there was no item
    Gathered finish() throws IOException {
        return gathered(Optional.of(table().commit()));
    }

    private Gathered gathered(Optional<DataSet> written) {
        return new Gathered(
                written, quarantine.commit(), leaves == null ? List.of() : leaves.columns(), items, findings);
    }

    @Override
    public void close() {
        quarantine.close();
        if (table != null) {
            table.close();
        }
    }
}
