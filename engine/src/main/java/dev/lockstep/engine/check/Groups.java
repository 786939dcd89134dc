package dev.lockstep.engine.check;

import dev.lockstep.engine.definition.Catcher;
import dev.lockstep.engine.definition.Definition;
import dev.lockstep.engine.definition.Retrier;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.definition.StateGroup;
import java.util.ArrayList;
import java.util.List;

/// Ways through a definition.
final class Groups {
    private Groups() {}

    /// Every group of states: the machine's own first, then those inside it.
    static List<StateGroup> in(Definition definition) {
        List<StateGroup> groups = new ArrayList<>();
        collect(definition.states(), groups);
        return groups;
    }

    private static void collect(StateGroup group, List<StateGroup> groups) {
        groups.add(group);
        for (State state : group.states().values()) {
            inside(state).forEach(inner -> collect(inner, groups));
        }
    }

    /// The groups that a state holds.
    static List<StateGroup> inside(State state) {
        return switch (state) {
            case State.Parallel parallel -> parallel.branches();
            case State.Map map -> List.of(map.processor().states());
            case State.Pass _, State.Task _, State.Choice _, State.Wait _, State.Succeed _, State.Fail _ -> List.of();
        };
    }

    static List<Retrier> retriers(State state) {
        return switch (state) {
            case State.Task task -> task.retriers();
            case State.Parallel parallel -> parallel.retriers();
            case State.Map map -> map.retriers();
            case State.Pass _, State.Choice _, State.Wait _, State.Succeed _, State.Fail _ -> List.of();
        };
    }

    static List<Catcher> catchers(State state) {
        return switch (state) {
            case State.Task task -> task.catchers();
            case State.Parallel parallel -> parallel.catchers();
            case State.Map map -> map.catchers();
            case State.Pass _, State.Choice _, State.Wait _, State.Succeed _, State.Fail _ -> List.of();
        };
    }
}
