package dev.lockstep.engine.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// States that lead to each other: those of the machine itself, of a branch, of an item processor.
///
/// @param pointer the JSON pointer of the object that holds `StartAt` and `States`
public record StateGroup(String startAt, Map<String, State> states, String pointer) {
    public StateGroup {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }
}
