package dev.lockstep.functions.load;

import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.aws.Items;
import dev.lockstep.functions.json.Json;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Puts items in batches. What the table had no room for just now is put again, more and more slowly.
final class ItemWriter {
    /// The most that BatchWriteItem takes.
    private static final int BATCH = 25;

    private static final int TRIES = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Items items;
    private final String table;
    private final String key;
    private final StageContext context;
    /// By key: a batch must not name an item twice.
    private final Map<Json, Json.Obj> batch = new LinkedHashMap<>();

    private long put;

    /// @param before how many items an earlier attempt has put
    ItemWriter(Items items, String table, String key, long before, StageContext context) {
        this.put = before;
        this.items = items;
        this.table = table;
        this.key = key;
        this.context = context;
    }

    /// Two rows of one key go one after the other: where the table has a sort key too, both stay, else the later one.
    void put(Json.Obj item) throws IOException {
        Json id = item.get(key).orElseThrow();
        if (batch.containsKey(id)) {
            send();
        }
        batch.put(id, item);
        if (batch.size() == BATCH) {
            send();
        }
    }

    /// How many items have been put, when none waits to be.
    OptionalLong atRest() {
        return batch.isEmpty() ? OptionalLong.of(put) : OptionalLong.empty();
    }

    /// Puts what is left and tells how many items the table was given.
    long finish() throws IOException {
        if (!batch.isEmpty()) {
            send();
        }
        return put;
    }

    private void send() throws IOException {
        List<Json.Obj> left = List.copyOf(batch.values());
        put += left.size();
        batch.clear();
        Duration pause = FIRST_PAUSE;
        for (int i = 0; i < TRIES; i++) {
            left = items.putAll(table, left);
            if (left.isEmpty()) {
                return;
            }
            if (context.remaining().compareTo(pause.plus(LONGEST_PAUSE)) < 0) {
                break;
            }
            pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        throw new Unavailable("the table " + table + " did not take " + left.size() + " items; it is throttled");
    }

    private void pause(Duration pause) throws IOException {
        try {
            context.time().pause(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the table " + table);
        }
    }
}
