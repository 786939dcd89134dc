package dev.lockstep.functions.state;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.aws.Items;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.time.Time;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/// Small documents by name, each with a version that every write raises by one, on the condition that it is still the
/// one that was read. So a change is always made to what is really there, whoever else changes it meanwhile.
public final class StateTable {
    private static final int TRIES = 30;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /// An item of DynamoDB may have 400 KB, in UTF-8.
    static final int LARGEST = 350_000;

    private static final String VERSION = "version";
    private static final String VALUE = "value";
    private static final String EXPIRES = "expires";
    private static final String WRITER = "writer";

    /// Tells the writes of this process apart.
    private static final AtomicLong WRITES = new AtomicLong();

    private final Items items;
    private final String table;
    private final String key;
    private final Author author;

    /// Whoever reads and writes.
    ///
    /// @param request what Lambda calls this invocation: it tells its writes from those of others
    public record Author(String run, String request, Time time) {
        static Author of(StageContext context) {
            return new Author(
                    context.run().id(), String.valueOf(context.lambda().getAwsRequestId()), context.time());
        }
    }

    /// @param table as the pipeline calls it
    /// @param key the table's key
    public StateTable(Clients clients, String table, String key, StageContext context) {
        this(clients.items(), context.settings().physical(table), key, Author.of(context));
    }

    StateTable(Items items, String table, String key, Author author) {
        this.items = items;
        this.table = table;
        this.key = key;
        this.author = author;
    }

    /// What is there: an empty document of version 0 when there is nothing; one that has expired is as good as none.
    record Found(Json.Obj value, long version, String writer) {
        static final Found NOTHING = new Found(new Json.Obj(Map.of()), 0, "");

        boolean isEmpty() {
            return value.fields().isEmpty();
        }
    }

    /// What is remembered by a name.
    public Optional<Json.Obj> read(String name) {
        Found found = find(name);
        return found.version() == 0 ? Optional.empty() : Optional.of(found.value());
    }

    /// Changes what is remembered by a name, and tells what it is now.
    ///
    /// @param change makes the new document of the one there is, an empty one when there is none; it may be called
    ///     more than once, and must only depend on what it is given
    public Json.Obj change(String name, UnaryOperator<Json.Obj> change) throws IOException {
        return change(name, Optional.empty(), change);
    }

    /// Changes what is remembered for a while.
    ///
    /// @param until when it may be forgotten
    public Json.Obj change(String name, Optional<Instant> until, UnaryOperator<Json.Obj> change) throws IOException {
        Duration pause = FIRST_PAUSE;
        for (int i = 0; i < TRIES; i++) {
            Found found = find(name);
            Json.Obj after = change.apply(found.value());
            if (found.version() > 0 && after.equals(found.value())) {
                return after;
            }
            if (replace(name, found, after, until)) {
                return after;
            }
            pause(pause, i);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        throw new Unavailable(
                "'" + name + "' in the table " + table + " is being changed by others; gave way " + TRIES + " times");
    }

    Found find(String name) {
        Optional<Json.Obj> item = items.get(Items.Id.of(table, key, name));
        if (item.isEmpty()) {
            return Found.NOTHING;
        }
        Optional<String> value = Items.value(item.get(), VALUE);
        Optional<String> version = Items.value(item.get(), VERSION);
        if (value.isEmpty() || version.isEmpty()) {
            throw new InvalidInput("'" + name + "' in the table " + table + " is not a state of a pipeline");
        }
        long now = author.time().now().getEpochSecond();
        boolean expired = Items.value(item.get(), EXPIRES)
                .filter(until -> Long.parseLong(until) <= now)
                .isPresent();
        return new Found(
                expired ? Found.NOTHING.value() : document(name, value.get()),
                Long.parseLong(version.get()),
                Items.value(item.get(), WRITER).orElse(""));
    }

    private Json.Obj document(String name, String text) {
        try {
            if (JsonText.read(text) instanceof Json.Obj document) {
                return document;
            }
            throw new InvalidInput("'" + name + "' in the table " + table + " is not a state of a pipeline");
        } catch (IOException e) {
            throw new InvalidInput("'" + name + "' in the table " + table + " is not JSON: " + e.getMessage(), e);
        }
    }

    /// Writes, when nobody has written since. A write whose answer was lost and that is made once more finds its own
    /// mark, and knows that it has been made.
    boolean replace(String name, Found before, Json.Obj document, Optional<Instant> until) {
        String text = JsonText.text(document);
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LARGEST) {
            throw new InvalidInput("the state '" + name + "' has " + bytes + " bytes; at most " + LARGEST);
        }
        String writer = author.request() + "/" + WRITES.incrementAndGet();
        Map<String, Json> values = new LinkedHashMap<>();
        values.put(VERSION, Items.number(before.version() + 1));
        values.put(VALUE, Items.text(text));
        values.put("run", Items.text(author.run()));
        values.put("changed", Items.text(author.time().now().toString()));
        values.put(WRITER, Items.text(writer));
        until.ifPresent(moment -> values.put(EXPIRES, Items.number(moment.getEpochSecond())));
        Map<String, String> names = new LinkedHashMap<>();
        values.keySet().forEach(attribute -> names.put(attribute, attribute));
        String update = Items.Change.setting(values.keySet());
        String condition = "#version = :before";
        if (before.version() == 0) {
            names.put("key", key);
            condition = "attribute_not_exists(#key)";
        } else {
            values.put("before", Items.number(before.version()));
        }
        Items.Id id = Items.Id.of(table, key, name);
        return items.update(id, new Items.Change(update, condition, names, values))
                || find(name).writer().equals(writer);
    }

    /// Longer for some than for others, so that writers who met once do not meet again.
    private void pause(Duration pause, int round) {
        long spread = Math.floorMod(
                author.request().hashCode()
                        + 31 * round
                        + Thread.currentThread().hashCode(),
                100);
        Time.waitFor("the table " + table, pause.multipliedBy(100 + spread).dividedBy(150), author.time());
    }
}
