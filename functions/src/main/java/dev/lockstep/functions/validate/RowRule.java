package dev.lockstep.functions.validate;

import dev.lockstep.functions.Finding;
import dev.lockstep.functions.data.Columns;
import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.expression.Expression;
import dev.lockstep.functions.expression.Trouble;
import java.util.Optional;

/// What must hold of a row as a whole.
///
/// @param shown what it says when it does not
record RowRule(Expression condition, String shown) {
    static RowRule of(String text, Optional<String> message, Columns columns) {
        return new RowRule(Expression.parse(text, columns), message.orElse("the row must fulfil " + text));
    }

    /// What is wrong with a row. One that cannot be judged is wrong too.
    Optional<Finding> broken(Row row) {
        try {
            return condition.holds(row.values()) ? Optional.empty() : Optional.of(finding(row, shown));
        } catch (Trouble e) {
            return Optional.of(finding(row, shown + ", which cannot be told: " + e.getMessage()));
        }
    }

    private static Finding finding(Row row, String message) {
        return new Finding(row.line(), "row", "", "", message);
    }
}
