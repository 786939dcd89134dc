package dev.lockstep.functions.expression;

import java.math.BigDecimal;

/// What an expression comes to. Cells of a table are texts until something reads them as numbers.
public sealed interface Value {
    /// As it stands in a cell.
    String text();

    /// Characters; none stand for a value that is missing.
    record Text(String text) implements Value {}

    /// A number, exact.
    record Num(BigDecimal number) implements Value {
        @Override
        public String text() {
            return number.toPlainString();
        }
    }

    /// Whether something holds.
    record Flag(boolean holds) implements Value {
        @Override
        public String text() {
            return Boolean.toString(holds);
        }
    }
}
