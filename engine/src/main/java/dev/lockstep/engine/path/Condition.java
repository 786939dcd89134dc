package dev.lockstep.engine.path;

import java.util.List;
import java.util.regex.Pattern;

/// What a filter asks of a node. A parsed tree; [Filtering] answers it.
sealed interface Condition {

    /// Both of two, `&&`.
    record And(Condition left, Condition right) implements Condition {}

    /// One of two, `||`.
    record Or(Condition left, Condition right) implements Condition {}

    /// Not that, `!`.
    record Not(Condition condition) implements Condition {}

    /// `@.name` alone: there is such a node, be it null or false.
    record Exists(Operand.Path path) implements Condition {}

    /// Two operands and how they must relate.
    record Related(Operand left, Relation relation, Operand right) implements Condition {}

    /// One side of a relation.
    sealed interface Operand {
        /// `@…`, from the node at hand, or `$…`, from the whole document.
        record Path(boolean fromNode, List<Segment> segments) implements Operand {
            public Path {
                segments = List.copyOf(segments);
            }
        }

        /// A value as it stands.
        record Literal(Object value) implements Operand {}

        /// `/…/i`.
        record Regex(Pattern pattern) implements Operand {}
    }

    /// How two operands can relate, as it is written.
    enum Relation {
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS_OR_EQUAL("<="),
        LESS("<"),
        GREATER_OR_EQUAL(">="),
        GREATER(">"),
        MATCHES("=~"),
        IN("in"),
        NOT_IN("nin"),
        SUBSET_OF("subsetof"),
        ANY_OF("anyof"),
        NONE_OF("noneof"),
        CONTAINS("contains"),
        SIZE("size"),
        EMPTY("empty");

        private final String text;

        Relation(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        boolean isWord() {
            return Character.isLetter(text.charAt(0));
        }
    }
}
