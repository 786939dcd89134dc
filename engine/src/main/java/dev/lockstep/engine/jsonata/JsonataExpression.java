package dev.lockstep.engine.jsonata;

import org.jspecify.annotations.Nullable;

/// An expression that was parsed once; it is evaluated any number of times, from any thread.
public interface JsonataExpression {

    /// Parses the text between `{%` and `%}`.
    ///
    /// @throws JsonataFailure when it is no expression, or none that AWS allows
    static JsonataExpression parse(String text) {
        LibraryExpression library = LibraryExpression.parse(text);
        return PlainParser.parse(text)
                .<JsonataExpression>map(node -> new PlainExpression(node, library))
                .orElse(library);
    }

    /// The text as it was written, without the blanks around it.
    String text();

    /// Its value; null stands for undefined, [dev.lockstep.engine.value.Null] for JSON's null.
    ///
    /// @throws JsonataFailure when it fails
    @Nullable
    Object evaluate(Bindings bindings);
}
