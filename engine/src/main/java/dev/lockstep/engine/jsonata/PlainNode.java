package dev.lockstep.engine.jsonata;

import dev.lockstep.engine.value.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What definitions are mostly made of, as closures: a path from a variable, literals, comparison, arithmetic, `and`,
/// `or`, `&`.
///
/// Each knows the plain cases only. Whatever is less plain (an array on the way of a path, a comparison of unlike
/// types) it hands over to the library by throwing [#HANDOVER], so that there is one meaning and not two. Null stands
/// for undefined.
sealed interface PlainNode {
    /// Says that the library must decide.
    RuntimeException HANDOVER = new Handover();

    @Nullable
    Object evaluate(Bindings bindings);

    record Literal(Object value) implements PlainNode {
        @Override
        public Object evaluate(Bindings bindings) {
            return value;
        }
    }

    /// `$name.a.b`.
    record Variable(String name, List<String> path) implements PlainNode {
        @Override
        public @Nullable Object evaluate(Bindings bindings) {
            return walk(bindings.variable(name), path);
        }
    }

    /// `$states.member.a.b`.
    record States(String member, List<String> path) implements PlainNode {
        @Override
        public @Nullable Object evaluate(Bindings bindings) {
            return walk(bindings.states(member), path);
        }
    }

    private static @Nullable Object walk(@Nullable Object from, List<String> path) {
        Object value = from;
        for (String name : path) {
            if (value instanceof List<?>) {
                throw HANDOVER;
            }
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value;
    }

    record And(PlainNode left, PlainNode right) implements PlainNode {
        @Override
        public Object evaluate(Bindings bindings) {
            return truth(left.evaluate(bindings)) && truth(right.evaluate(bindings));
        }
    }

    record Or(PlainNode left, PlainNode right) implements PlainNode {
        @Override
        public Object evaluate(Bindings bindings) {
            return truth(left.evaluate(bindings)) || truth(right.evaluate(bindings));
        }
    }

    private static boolean truth(@Nullable Object value) {
        if (value == null) {
            return false;
        }
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw HANDOVER;
    }

    /// `=` and `!=`, of what is no container.
    record Equality(PlainNode left, PlainNode right, boolean wanted) implements PlainNode {
        @Override
        public Object evaluate(Bindings bindings) {
            return Json.equal(simple(left, bindings), simple(right, bindings)) == wanted;
        }

        private static Object simple(PlainNode node, Bindings bindings) {
            Object value = node.evaluate(bindings);
            if (value == null || value instanceof Map<?, ?> || value instanceof List<?>) {
                throw HANDOVER;
            }
            return value;
        }
    }

    /// `<`, `<=`, `>`, `>=`, of two numbers or two texts.
    record Order(PlainNode left, PlainNode right, PlainOperator operator) implements PlainNode {
        @Override
        public Object evaluate(Bindings bindings) {
            return operator.holds(left.evaluate(bindings), right.evaluate(bindings));
        }
    }

    /// `+`, `-`, `*`, `/`, of two numbers.
    record Arithmetic(PlainNode left, PlainNode right, PlainOperator operator) implements PlainNode {
        @Override
        public Object evaluate(Bindings bindings) {
            return operator.calculate(left.evaluate(bindings), right.evaluate(bindings));
        }
    }

    /// `&`.
    record Concatenation(PlainNode left, PlainNode right) implements PlainNode {
        @Override
        public Object evaluate(Bindings bindings) {
            return text(left.evaluate(bindings)) + text(right.evaluate(bindings));
        }

        private static String text(@Nullable Object value) {
            return switch (value) {
                case null -> "";
                case String text -> text;
                case Boolean truth -> truth.toString();
                case Integer number -> number.toString();
                default -> throw HANDOVER;
            };
        }
    }

    /// Not a failure: it costs nothing to throw, and never leaves the package.
    final class Handover extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Handover() {
            super("to the library", null, false, false);
        }
    }
}
