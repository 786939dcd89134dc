package dev.lockstep.engine.intrinsic;

import dev.lockstep.engine.intrinsic.function.IntrinsicFunction;
import dev.lockstep.engine.path.JsonPath;
import java.util.List;

/// An argument, or the whole, of a parsed call.
sealed interface Expression {

    /// A function and its arguments, with the text of the call for messages.
    record Call(IntrinsicFunction function, List<Expression> arguments, String text) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /// A value as it stands: a JSON value, or a template.
    record Literal(Object value) implements Expression {}

    /// A path to read.
    record Path(JsonPath path) implements Expression {}
}
