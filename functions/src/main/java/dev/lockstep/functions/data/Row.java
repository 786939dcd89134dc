package dev.lockstep.functions.data;

import java.util.List;

/// One record of a table, with the line of the object it starts on (the header is line 1).
public record Row(long line, List<String> values) {
    public Row {
        values = List.copyOf(values);
    }
}
