package dev.lockstep.pipeline.build;

import java.io.Serializable;
import java.util.function.Function;

/// What something is given: a value, or an expression that gives one during the run.
///
/// @param <T> the Java type of it
public sealed interface Given<T> {

    /// A value that is known now: text, numbers, lists, maps, records.
    record Literal<T>(T value) implements Given<T> {}

    /// JSONata, without its `{%` and `%}`.
    record Expression<T>(String source) implements Given<T> {

        public Expression {
            source = source.strip();
        }

        /// A component of what it gives.
        public <U> Expression<U> field(Component<T, U> component) {
            return field(Components.key(component));
        }

        /// A field of what it gives, of whatever type the reader expects.
        public <U> Expression<U> field(String name) {
            var plain = name.matches("[A-Za-z_][A-Za-z0-9_]*");
            return new Expression<>(source + "." + (plain ? name : "`" + name + "`"));
        }
    }

    /// A component of a record, as a reference to its accessor: `Input::data`. The compiler holds its type against what
    /// it is given, and a component that is renamed cannot be forgotten.
    ///
    /// @param <R> the record
    /// @param <T> the component's type
    @FunctionalInterface
    interface Component<R, T> extends Function<R, T>, Serializable {}

    static <T> Given<T> value(T value) {
        return new Literal<>(value);
    }

    /// Whether it gives what is said it gives is not looked at before the run.
    static <T> Expression<T> expression(String source) {
        return new Expression<>(source);
    }

    /// The item of a stage that is done for each.
    static <T> Expression<T> item() {
        return new Expression<>("$item");
    }
}
