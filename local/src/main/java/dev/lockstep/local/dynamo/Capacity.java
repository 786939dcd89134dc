package dev.lockstep.local.dynamo;

import dev.lockstep.local.dynamo.value.AttributeValue;
import dev.lockstep.local.dynamo.value.ItemSize;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The capacity an operation would have been billed: a unit for each KB written, half a unit for each 4 KB read.
final class Capacity {

    static final String PARAMETER = "ReturnConsumedCapacity";

    private Capacity() {}

    static boolean isWanted(Arguments arguments) {
        return !arguments
                .choice(PARAMETER, Set.of("NONE", "TOTAL", "INDEXES"), "NONE")
                .equals("NONE");
    }

    static double written(Optional<Map<String, AttributeValue>> before, Optional<Map<String, AttributeValue>> after) {
        int size = Math.max(
                before.map(ItemSize::of).orElse(0), after.map(ItemSize::of).orElse(0));
        return Math.max(1, Math.ceilDiv(size, 1024));
    }

    static double read(long bytes, boolean consistent) {
        return Math.max(1, Math.ceilDiv(bytes, 4096L)) * (consistent ? 1.0 : 0.5);
    }

    static Map<String, Object> json(String table, double units) {
        var json = new LinkedHashMap<String, Object>();
        json.put("TableName", table);
        json.put("CapacityUnits", units);
        return json;
    }
}
