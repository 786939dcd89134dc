package dev.lockstep.engine.check;

import dev.lockstep.engine.definition.Definition;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.definition.StateGroup;
import dev.lockstep.engine.parse.Problems;
import java.util.HashSet;
import java.util.Set;

/// A state's name is unique in the whole machine, and not longer than 80 characters.
final class StateNames implements Check {
    private static final int LONGEST = 80;

    @Override
    public void check(Definition definition, Problems problems) {
        Set<String> seen = new HashSet<>();
        for (StateGroup group : Groups.in(definition)) {
            for (State state : group.states().values()) {
                String pointer = state.header().pointer();
                if (!seen.add(state.name())) {
                    problems.error("DUPLICATE_STATE_NAME", "Duplicate State name: " + state.name(), pointer);
                }
                if (state.name().isEmpty() || state.name().length() > LONGEST) {
                    problems.error(
                            "INVALID_STATE_NAME",
                            "Invalid State name: " + state.name() + ". The length must be between 1 and " + LONGEST,
                            pointer);
                }
            }
        }
    }
}
