package dev.lockstep.pipeline.asl;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// States with the one they start at: the whole, a branch, or what a Map does with an item.
record StateMachine(String startAt, SequencedMap<String, State> states) {

    StateMachine {
        states = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(states));
    }
}
