package dev.lockstep.functions.load;

import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.aws.Items;
import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.json.Json;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Puts each row as an item, over the one of its key that may be there.
final class ItemOutlet implements Outlet {
    /// The most that BatchWriteItem takes; no item is so large that 16 MB were too few.
    private static final Batches.Limits LIMITS = new Batches.Limits(25, Long.MAX_VALUE);

    private final RowText text;
    private final String key;
    private final Batches<Json.Obj> batches;
    /// Of what waits: a batch must not name an item twice.
    private final Set<String> keys = new HashSet<>();

    private long given;
    private long rows;

    /// @param table its real name
    /// @param from what an earlier attempt has done
    ItemOutlet(
            Items items,
            String table,
            String key,
            RowText text,
            Reached from,
            StageContext context,
            Listener listener) {
        this.text = text;
        this.key = key;
        this.given = from.given();
        this.rows = from.rows();
        this.batches = new Batches<>("the table " + table, LIMITS, left -> items.putAll(table, left), context, row -> {
            given += row - rows;
            rows = row;
            keys.clear();
            listener.reached(new Reached(rows, given, 0));
        });
    }

    /// Two rows of one key go one after the other: where the table has a sort key too, both stay, else the later one.
    @Override
    public void take(Row row, long number) throws IOException {
        String id = text.needed(row, key, "the key of the table");
        if (keys.contains(id)) {
            batches.send();
        }
        keys.add(id);
        batches.add(item(text, row), 0, number);
    }

    @Override
    public Reached finish() throws IOException {
        batches.send();
        return new Reached(rows, given, 0);
    }

    static Json.Obj item(RowText text, Row row) {
        return text.object(row, (value, number) -> new Json.Obj(Map.of(number ? "N" : "S", Json.of(value))));
    }
}
