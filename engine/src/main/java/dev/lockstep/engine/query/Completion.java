package dev.lockstep.engine.query;

import java.util.Map;

/// What a state leaves behind: its output, and the variables it assigns.
public record Completion(Object output, Map<String, Object> assigned) {}
