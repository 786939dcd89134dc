package dev.lockstep.pipeline.asl.machine;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;

/// States with the one they start at: the whole, a branch, or what a Map does with an item.
public record StateMachine(String startAt, SequencedMap<String, State> states) {

    public StateMachine {
        states = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(states));
    }

    /// The same without states nobody comes to, which Step Functions refuses: the way for failures stands ready in
    /// every scope, and a scope that only waits never takes it.
    public StateMachine reachable() {
        var reached = new TreeSet<String>(List.of(startAt));
        var open = new ArrayDeque<String>(reached);
        while (!open.isEmpty()) {
            var state = states.get(open.poll());
            if (state != null) {
                state.successors().filter(reached::add).forEach(open::add);
            }
        }
        var left = new LinkedHashMap<>(states);
        left.keySet().retainAll(reached);
        return new StateMachine(startAt, left);
    }
}
