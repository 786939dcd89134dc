package dev.lockstep.engine.intrinsic.function;

/// One function. It depends on its arguments and on nothing else; chance comes with them.
public interface IntrinsicFunction {

    /// As it is called, such as `States.Array`.
    String name();

    /// How many arguments it takes.
    Arity arity();

    /// Whether a text written for that argument is a template, so that escaped braces in it stay apart from places to
    /// fill.
    default boolean takesTemplate(int argument) {
        return false;
    }

    /// Its result.
    ///
    /// @throws Refusal when the arguments are not what it takes
    Object apply(Arguments arguments);
}
