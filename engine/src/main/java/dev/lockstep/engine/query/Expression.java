package dev.lockstep.engine.query;

/// Something planned that has a value at each moment: a literal, an expression, or a template of them.
@FunctionalInterface
public interface Expression {

    /// The value, never undefined.
    ///
    /// @throws EvaluationFailure when there is none
    Object evaluate(Frame frame);

    static Expression literal(Object value) {
        return _ -> value;
    }
}
