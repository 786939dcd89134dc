package dev.lockstep.engine.definition;

import java.util.List;

/// A rule for what follows an error; its data flow makes output and variables of the error.
public record Catcher(List<String> errorEquals, String next, DataFlow flow, String pointer) {
    public Catcher {
        errorEquals = List.copyOf(errorEquals);
    }
}
