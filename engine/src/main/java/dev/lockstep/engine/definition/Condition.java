package dev.lockstep.engine.definition;

import java.util.List;

/// What a choice rule asks.
public sealed interface Condition {

    /// JSONata's `Condition`; a literal boolean stands as a template, too.
    record Jsonata(Operand operand) implements Condition {}

    record And(List<Condition> conditions) implements Condition {
        public And {
            conditions = List.copyOf(conditions);
        }
    }

    record Or(List<Condition> conditions) implements Condition {
        public Or {
            conditions = List.copyOf(conditions);
        }
    }

    record Not(Condition condition) implements Condition {}

    /// `Variable` compared with a literal or with another path.
    record Comparison(String variable, Operator operator, Operand operand, String pointer) implements Condition {}

    /// The operators without the suffix `Path`.
    enum Operator {
        STRING_EQUALS("StringEquals"),
        STRING_LESS_THAN("StringLessThan"),
        STRING_GREATER_THAN("StringGreaterThan"),
        STRING_LESS_THAN_EQUALS("StringLessThanEquals"),
        STRING_GREATER_THAN_EQUALS("StringGreaterThanEquals"),
        STRING_MATCHES("StringMatches"),
        NUMERIC_EQUALS("NumericEquals"),
        NUMERIC_LESS_THAN("NumericLessThan"),
        NUMERIC_GREATER_THAN("NumericGreaterThan"),
        NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals"),
        NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals"),
        BOOLEAN_EQUALS("BooleanEquals"),
        TIMESTAMP_EQUALS("TimestampEquals"),
        TIMESTAMP_LESS_THAN("TimestampLessThan"),
        TIMESTAMP_GREATER_THAN("TimestampGreaterThan"),
        TIMESTAMP_LESS_THAN_EQUALS("TimestampLessThanEquals"),
        TIMESTAMP_GREATER_THAN_EQUALS("TimestampGreaterThanEquals"),
        IS_NULL("IsNull"),
        IS_PRESENT("IsPresent"),
        IS_NUMERIC("IsNumeric"),
        IS_STRING("IsString"),
        IS_BOOLEAN("IsBoolean"),
        IS_TIMESTAMP("IsTimestamp");

        private final String field;

        Operator(String field) {
            this.field = field;
        }

        /// The name as it is written.
        public String field() {
            return field;
        }
    }
}
