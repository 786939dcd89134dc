package dev.lockstep.engine.definition;

/// A JSON value with expressions of the state's query language in it.
///
/// @param field the name of the field that holds it, such as `Arguments`
/// @param pointer the JSON pointer of its place
public record Template(Object value, String field, String pointer) {}
