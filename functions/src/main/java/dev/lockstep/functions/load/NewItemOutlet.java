package dev.lockstep.functions.load;

import dev.lockstep.functions.aws.Items;
import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.json.Json;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts each row as an item whose key must be new, one by one, since only single writes have conditions. An
/// item that is there with the very values of the row is as good as put: an earlier attempt has done it.
final class NewItemOutlet implements Outlet {
    private final Items items;
    private final String table;
    private final String key;
    private final RowText text;
    private final boolean skips;
    private final Listener listener;
    private Reached reached;

    /// @param skips whether an item that is there otherwise stays as it is, instead of failing the load
    NewItemOutlet(Items items, String table, String key, RowText text, boolean skips, Reached from, Listener listener) {
        this.items = items;
        this.table = table;
        this.key = key;
        this.text = text;
        this.skips = skips;
        this.reached = from;
        this.listener = listener;
    }

    @Override
    public void take(Row row, long number) {
        String id = text.needed(row, key, "the key of the table");
        Json.Obj item = ItemOutlet.item(text, row);
        boolean put = switch (items.put(table, item, Items.Condition.isNew(key))) {
            case Items.Outcome.Made() -> true;
            case Items.Outcome.Refused(Json.Obj there) -> same(there, item);
        };
        if (!put && !skips) {
            throw text.wrong(
                    row.line(),
                    "the table " + table + " has another item of the key '" + id + "' already; `existing: skip`"
                            + " leaves such as they are, `mode: upsert` writes over them");
        }
        reached = new Reached(number, reached.given() + (put ? 1 : 0), reached.skipped() + (put ? 0 : 1));
        listener.reached(reached);
    }

    @Override
    public Reached finish() {
        return reached;
    }

    /// DynamoDB gives numbers back in its own way of writing.
    private static boolean same(Json.Obj there, Json.Obj item) {
        return there.fields().keySet().equals(item.fields().keySet())
                && item.fields().entrySet().stream()
                        .allMatch(mine -> sameValue(there.fields().get(mine.getKey()), mine.getValue()));
    }

    private static boolean sameValue(@Nullable Json there, Json mine) {
        if (there instanceof Json.Obj(Map<String, Json> left)
                && left.get("N") instanceof Json.Str(String one)
                && mine instanceof Json.Obj(Map<String, Json> right)
                && right.get("N") instanceof Json.Str(String other)) {
            return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        }
        return mine.equals(there);
    }
}
