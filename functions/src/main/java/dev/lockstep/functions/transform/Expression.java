package dev.lockstep.functions.transform;

import dev.lockstep.functions.data.Columns;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/// Arithmetic over the columns of a row, in decimals: what people expect of money.
sealed interface Expression {
    /// The value for one row.
    ///
    /// @throws Trouble when a value is no number, or a divisor is zero
    BigDecimal of(List<String> values) throws Trouble;

    /// Reads an expression: numbers, column names (quoted with backticks where they are no words), `+ - * /` and
    /// parentheses.
    ///
    /// @throws InvalidInput naming the place in the text
    static Expression parse(String text, Columns columns) {
        return new ExpressionParser(text, columns).whole();
    }

    /// Why a row has no value.
    final class Trouble extends Exception {
        private static final long serialVersionUID = 1L;

        Trouble(String message) {
            super(message, null, false, false);
        }
    }

    /// A number as written.
    record Literal(BigDecimal value) implements Expression {
        @Override
        public BigDecimal of(List<String> values) {
            return value;
        }
    }

    /// The value of a column.
    record Column(String name, int place) implements Expression {
        private static final int LONGEST = 60;

        @Override
        public BigDecimal of(List<String> values) throws Trouble {
            String text = values.get(place);
            if (text.length() <= LONGEST && text.matches("[+-]?[0-9]+(\\.[0-9]+)?")) {
                return new BigDecimal(text);
            }
            String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
            throw new Trouble(name + " must be a number but is '" + shown + "'");
        }
    }

    /// The other sign.
    record Negated(Expression inner) implements Expression {
        @Override
        public BigDecimal of(List<String> values) throws Trouble {
            return inner.of(values).negate();
        }
    }

    /// Two values joined.
    record Binary(Operator operator, Expression left, Expression right) implements Expression {
        @Override
        public BigDecimal of(List<String> values) throws Trouble {
            BigDecimal a = left.of(values);
            BigDecimal b = right.of(values);
            return switch (operator) {
                case PLUS -> a.add(b);
                case MINUS -> a.subtract(b);
                case TIMES -> a.multiply(b);
                case DIVIDED_BY -> quotient(a, b);
            };
        }

        private static BigDecimal quotient(BigDecimal a, BigDecimal b) throws Trouble {
            if (b.signum() == 0) {
                throw new Trouble("the divisor is zero");
            }
            BigDecimal exact = a.divide(b, MathContext.DECIMAL64).stripTrailingZeros();
            return exact.scale() < 0 ? exact.setScale(0) : exact;
        }
    }

    /// How two values are joined.
    enum Operator {
        PLUS,
        MINUS,
        TIMES,
        DIVIDED_BY
    }
}
