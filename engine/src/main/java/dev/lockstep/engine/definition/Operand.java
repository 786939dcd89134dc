package dev.lockstep.engine.definition;

/// A value that may be written down, or found when the state runs.
public sealed interface Operand {
    /// The name of the field as it is written, such as `TimeoutSeconds` or `TimeoutSecondsPath`.
    String field();

    String pointer();

    /// The value itself.
    record Literal(String field, Object value, String pointer) implements Operand {}

    /// A reference path, or an intrinsic function where one may stand: `…Path`.
    record Path(String field, String path, String pointer) implements Operand {}

    /// A JSONata expression, or a template of such.
    record Jsonata(String field, Object template, String pointer) implements Operand {}
}
