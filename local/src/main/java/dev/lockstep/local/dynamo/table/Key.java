package dev.lockstep.local.dynamo.table;

import dev.lockstep.local.dynamo.value.AttributeValue;
import dev.lockstep.local.dynamo.value.ValueOrder;
import java.util.Comparator;

/// The values of an item's key. Keys sort by partition, then by sort key.
public record Key(AttributeValue partition, AttributeValue sort) {

    static final Comparator<Key> ORDER =
            Comparator.comparing(Key::partition, Key::compare).thenComparing(Key::sort, Key::compare);

    private static final AttributeValue NONE = new AttributeValue.Null();

    /// What stands before every key of the partition, and is the key itself where the table has no sort key.
    public static Key first(AttributeValue partition) {
        return new Key(partition, NONE);
    }

    /// Values of one table's key attribute are of one type, so they have an order; none comes before all.
    private static int compare(AttributeValue left, AttributeValue right) {
        return ValueOrder.compare(left, right)
                .orElseGet(() -> Boolean.compare(!left.equals(NONE), !right.equals(NONE)));
    }
}
