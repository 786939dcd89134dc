package dev.lockstep.functions.schema;

/// What is wrong with a value.
///
/// @param pointer to the part that is wrong, within the value: `/address/city`; empty for the value itself
/// @param keyword of the schema that it breaks
/// @param message what was found and what was expected
public record Violation(String pointer, String keyword, String message) {}
