package dev.lockstep.engine.task.mock;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which states of a machine are mocked, and by what. The others call what they name.
public record TestCase(String name, Map<String, MockedResponse> states) {
    public TestCase {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }
}
