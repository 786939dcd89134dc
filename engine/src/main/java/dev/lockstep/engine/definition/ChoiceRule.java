package dev.lockstep.engine.definition;

/// A rule of a Choice state; its data flow is followed when the condition holds.
public record ChoiceRule(Condition condition, String next, DataFlow flow, String pointer) {}
