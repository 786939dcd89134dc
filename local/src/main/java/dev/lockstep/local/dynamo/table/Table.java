package dev.lockstep.local.dynamo.table;

import dev.lockstep.local.dynamo.value.AttributeValue;
import dev.lockstep.local.dynamo.value.ItemSize;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A table's items in the order of their keys. Guarded by the database's lock.
public final class Table {

    private final TableDescription description;
    private final NavigableMap<Key, Map<String, AttributeValue>> items = new TreeMap<>(Key.ORDER);
    private Optional<String> timeToLive = Optional.empty();
    private long bytes;

    Table(TableDescription description) {
        this.description = description;
    }

    public TableDescription description() {
        return description;
    }

    public KeySchema schema() {
        return description.schema();
    }

    public Optional<Map<String, AttributeValue>> get(Key key) {
        return Optional.ofNullable(items.get(key));
    }

    /// All items in key order; ends and directions are the caller's to cut.
    public NavigableMap<Key, Map<String, AttributeValue>> items() {
        return Collections.unmodifiableNavigableMap(items);
    }

    /// The attribute that says when an item is past its time.
    public Optional<String> timeToLive() {
        return timeToLive;
    }

    public long bytes() {
        return bytes;
    }

    /// The changes that make this table as it is.
    Stream<Change> state() {
        String name = description.name();
        Stream<Change> created = Stream.of(new Change.Create(description));
        Stream<Change> timed =
                timeToLive.stream().map(attribute -> new Change.TimeToLive(name, Optional.of(attribute)));
        Stream<Change> filled = items.values().stream().map(item -> new Change.Put(name, item));
        return Stream.of(created, timed, filled).flatMap(Function.identity());
    }

    void put(Map<String, AttributeValue> item) {
        count(items.put(schema().ofItem(item), item), -1);
        count(item, 1);
    }

    void remove(Map<String, AttributeValue> key) {
        count(items.remove(schema().ofKey(key)), -1);
    }

    void setTimeToLive(Optional<String> attribute) {
        timeToLive = attribute;
    }

    private void count(@Nullable Map<String, AttributeValue> item, int sign) {
        bytes += item == null ? 0 : (long) sign * ItemSize.of(item);
    }
}
