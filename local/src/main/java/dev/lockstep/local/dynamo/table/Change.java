package dev.lockstep.local.dynamo.table;

import dev.lockstep.local.dynamo.value.AttributeValue;
import java.util.Map;
import java.util.Optional;

/// One thing that changes in the database.
public sealed interface Change {

    record Create(TableDescription table) implements Change {}

    record Drop(String table) implements Change {}

    record Put(String table, Map<String, AttributeValue> item) implements Change {}

    record Remove(String table, Map<String, AttributeValue> key) implements Change {}

    record TimeToLive(String table, Optional<String> attribute) implements Change {}
}
