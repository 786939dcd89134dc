package dev.lockstep.functions.transform;

import dev.lockstep.functions.distinct.SeenValues;
import java.util.List;

/// Which of the rows that are the same in some columns is the last: all are looked at once before they are let through.
final class LastOf {
    static final String WHAT = "what is deduplicated by";

    private final List<Integer> by;
    private SeenValues seen = new SeenValues(WHAT);

    LastOf(List<Integer> by) {
        this.by = List.copyOf(by);
    }

    /// Looks at the rows of the step, in their order.
    Sink looking() {
        seen = new SeenValues(WHAT);
        Tally rows = new Tally();
        return values -> {
            rows.one();
            seen.lastLine(key(by, values), rows.count());
        };
    }

    boolean is(List<String> values, long row) {
        return seen.firstLine(key(by, values), row) == row;
    }

    static String key(List<Integer> by, List<String> values) {
        return SeenValues.together(by.stream().map(values::get).toList());
    }
}
